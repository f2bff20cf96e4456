using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Api;

/// <summary>Makes a thing for every part that a path of the API can have, so that tests can address every operation.</summary>
internal sealed class ApiThings(ApiProduct product, ApiClient client)
{
    private static int _number;

    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);

    // What is waited for is asked of the grains: a key may make only so many requests.
    private string Tenant => client.Token.Split('_')[1];

    /// <summary>A path with new things in the place of its parts; null when this doesn't know a part.</summary>
    public async Task<string?> Address(ApiDescription.Operation operation)
    {
        _made.Clear();
        var path = operation.Path;
        foreach (var part in operation.Parts)
        {
            if (await Make(operation, part) is not { } id)
            {
                return null;
            }

            _made[part] = id;
            path = path.Replace("{" + part + "}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>What stands for a part; parts before it are made.</summary>
    private async Task<string?> Make(ApiDescription.Operation operation, string part)
    {
        var name = $"Matrix {Interlocked.Increment(ref _number)}";
        return (operation.Path.Split('/')[1], part) switch
        {
            ("conversations", "id") => await product.Begin($"49151777{_number:D5}", "hello " + name),
            ("conversations", "message") => await Field($"/conversations/{_made["id"]}/messages", $$"""{"text":"{{name}}","sendAt":"{{DateTimeOffset.UtcNow.AddHours(2):O}}"}""", "messageKey"),
            ("conversations", "note") => await Field($"/conversations/{_made["id"]}/notes", $$"""{"text":"{{name}}"}""", "messageKey"),
            ("conversations", "position") => "1",
            ("conversations", "index") => "0",
            ("files", _) => await File(name),
            ("labels", _) => await Made("/labels", $$"""{"name":"{{name}}","colour":"red"}"""),
            ("filters", _) => await Made("/filters", $$"""{"name":"{{name}}"}"""),
            ("saved-answers", _) => await Made("/saved-answers", $$"""{"shortcut":"m{{_number}}","text":"{{name}}"}"""),
            ("contacts", "id") => await Made("/contacts", $$"""{"name":"{{name}}"}"""),
            ("contacts", "note") => (await client.Post($"/contacts/{_made["id"]}/notes", $$"""{"text":"{{name}}"}""")).Json.GetProperty("notes")[0].GetProperty("id").GetString(),
            ("contacts", "merge") => (await client.Post($"/contacts/{_made["id"]}/merge", $$"""{"contactId":"{{await Made("/contacts", $$"""{"name":"{{name}}"}""")}}"}""")).Json.GetProperty("merges")[0].GetProperty("id").GetString(),
            ("contacts", "import") => (await client.Send("POST", "/contacts/imports", $"name,phone,email\n{name},,m{_number}@example.com\n", contentType: "text/csv")).Id,
            ("contacts", "export") => await Made("/contacts/exports", "{}"),
            ("segments", _) => await Made("/segments", $$"""{"name":"{{name}}","where":[{"field":"phone","operator":"is_set"}]}"""),
            ("attributes", _) => await Made("/attributes", $$"""{"name":"{{name}}","kind":"list","options":["S"]}"""),
            ("channels", "site") => await Field("/channels/website", $$"""{"title":"{{name}}"}""", "assetId"),
            ("channels", "platform") => operation.Id == "disconnectChannel" ? "instagram" : "whatsapp",
            ("channels", "asset") => operation.Id == "disconnectChannel" ? ProductKit.Product.Assets.InstagramId : ProductKit.Product.Assets.PhoneNumberId,
            ("agents", "agent") => await Agent(name),
            ("agents", "version") => "1",
            ("agents", "name") => "shop_key",
            ("knowledge", "base") => await Made("/knowledge", $$"""{"name":"{{name}}"}"""),
            ("knowledge", "source") => (await client.Post($"/knowledge/{_made["base"]}/sources", $$"""{"kind":"text","title":"{{name}}","text":"We are open."}""")).Json.GetProperty("sources")[0].GetProperty("id").GetString(),
            ("members", _) => await product.Member($"member{_number}@example.com"),
            ("invitations", _) => await Made("/invitations", $$"""{"email":"m{{_number}}@example.com","roleId":"viewer"}"""),
            ("teams", _) => await Made("/teams", $$"""{"name":"{{name}}"}"""),
            ("roles", _) => await Made("/roles", $$"""{"name":"{{name}}","permissions":["conversations.view"]}"""),
            ("keys", _) => await Made("/keys", $$"""{"name":"{{name}}","permissions":["conversations.view"]}"""),
            ("holds", _) => await Made("/holds", $$"""{"name":"{{name}}","channel":"shopify"}"""),
            ("retention", "channel") => "whatsapp",
            ("retention", "kind") => "media",
            ("privacy", "request") => await Made("/privacy/requests", $$"""{"kind":"access","person":"{{name}}","way":"by letter"}"""),
            ("privacy", "evidence") => (await client.Post($"/privacy/requests/{_made["request"]}/evidence", """{"kind":"identity","text":"seen","fileName":"id.txt","content":"aGVsbG8="}""")).Json.GetProperty("evidence")[0].GetProperty("id").GetString(),
            ("privacy", "export") => await DataExport(name),
            ("privacy", "subprocessor") => await Made("/privacy/subprocessors", $$"""{"name":"{{name}}","purpose":"hosts","place":"Ireland"}"""),
            ("privacy", "grant") => await Made("/privacy/access", $$"""{"reason":"{{name}}","hours":1}"""),
            ("erasures", _) => await Erasure(name),
            ("receipts", _) => await Receipt(await Erasure(name)),
            _ => null,
        };
    }

    private async Task<string> Made(string path, string body)
    {
        var reply = await client.Post(path, body);
        Assert.True(reply.Status is 201 or 202, $"POST {path}: {reply.Status} {reply.Text}");
        return reply.Id;
    }

    private async Task<string> DataExport(string name)
    {
        var id = await Made("/privacy/exports", $$"""{"contactId":"{{await Made("/contacts", $$"""{"name":"{{name}}"}""")}}"}""");
        var copy = product.Product.Grains.GetGrain<IDataExportGrain>(ContactKeys.Of(Tenant, id));
        await Eventually.Holds(async () =>
        {
            using var engine = Caller.Use(Caller.Engine);
            return await copy.GetStatus() is { IsDone: true };
        });
        return id;
    }

    private async Task<string> Erasure(string name)
    {
        var contact = await Made("/contacts", $$"""{"name":"{{name}}"}""");
        return await Made("/erasures", $$"""{"kind":"contact","contactId":"{{contact}}"}""");
    }

    private async Task<string> Receipt(string erasure)
    {
        var grain = product.Product.Grains.GetGrain<IErasureGrain>($"{Tenant}/{erasure}");
        await Eventually.Holds(async () =>
        {
            using var engine = Caller.Use(Caller.Engine);
            return await grain.Get() is { Receipt: > 0 };
        });
        return (await client.Get("/erasures/" + erasure)).Json.GetProperty("receipt").GetRawText();
    }

    private async Task<string> Field(string path, string body, string field)
    {
        var reply = await client.Post(path, body);
        Assert.True(reply.Status is 201 or 202, $"POST {path}: {reply.Status} {reply.Text}");
        return reply.Json.GetProperty(field).GetString()!;
    }

    private async Task<string> Agent(string name)
    {
        var id = await Made("/agents", $$"""{"name":"{{name}}","template":"faq"}""");
        Assert.Equal(200, (await client.Post($"/agents/{id}/publish", "{}")).Status);
        await client.Post($"/agents/{id}/stop");
        return id;
    }

    private async Task<string> File(string name)
    {
        var reply = await client.Send("POST", $"/conversations/{product.Conversation}/files?name=note.txt", name, contentType: "application/octet-stream");
        Assert.True(reply.Status == 201, reply.Text);
        return reply.Id;
    }
}
