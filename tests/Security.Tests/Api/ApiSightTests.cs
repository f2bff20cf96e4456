using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Api;

/// <summary>
/// What members see only in part - by channel, by team, by assignment - over every operation of the API, generated from its
/// description like <see cref="ApiMatrixTests"/>. An operation of a noun that stands in no list here fails the test.
/// </summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiSightTests(ApiProduct product)
{
    private const string Hidden = "4915177900001";
    private const string Shown = "5500123456790001";

    private static readonly Role Admin = Roles.BuiltIns.Single(static role => role.Id == "admin");

    // What reaches everything of a person: not for whoever sees only a part.
    private static readonly string[] WholePerson = ["/privacy/", "/erasures", "/receipts", "/holds", "/retention", "/contacts/exports"];

    // Nouns that hold nothing of a conversation. Contacts are everybody's; which conversations they have is not.
    private static readonly HashSet<string> Elsewhere =
        ["labels", "filters", "saved-answers", "contacts", "segments", "attributes", "agents", "knowledge", "members", "invitations", "teams", "roles", "keys", "me", "workspace", "assignment", "audit"];

    [Fact]
    public async Task No_operation_shows_or_changes_what_the_keys_owner_does_not_see()
    {
        var acme = await product.Keys("acme", 4);
        var hidden = await product.Begin(Hidden, "The nightjar sings");
        var shown = await OnSecondPage();
        await Indexed("nightjar");
        await Indexed("kingfisher");

        var team = (await acme.Post("/teams", """{"name":"Sight"}""")).Id;
        var byChannel = await Member("sight-channel@example.com", new MemberVisibility { Inboxes = [$"acme/messenger/{ApiProduct.SecondPage}"] });
        var byTeam = await Member("sight-team@example.com", new MemberVisibility { Scope = ConversationScope.Teams }, team);
        var byAssignment = await Member("sight-assigned@example.com", new MemberVisibility { Scope = ConversationScope.Assigned });
        var assigned = await acme.Post($"/conversations/{shown}/assign", JsonSerializer.Serialize(new { assigneeId = byAssignment.Account, teamId = team }));
        Assert.True(assigned.Status == 200, assigned.Text);

        var things = new ApiThings(product, acme);
        var wrong = new List<string>();
        foreach (var operation in (await ApiDescription.Of(acme)).Operations)
        {
            var noun = operation.Path.Split('/')[1];
            var isWhole = WholePerson.Any(start => operation.Path.StartsWith(start, StringComparison.Ordinal));
            var isChannel = noun == "channels";
            Assert.True(isWhole || Elsewhere.Contains(noun) || noun is "conversations" or "files" or "search" or "channels", $"Say in {nameof(ApiSightTests)} whether {operation.Path} holds something of conversations.");
            if (!isWhole && (Elsewhere.Contains(noun) || operation.Parts.Count == 0))
            {
                if (operation is { Method: "GET", Parts.Count: 0 })
                {
                    await Check(operation, operation.Path + (noun == "search" ? "?q=nightjar" : operation.Query), null, mustBeNowhere: false, byChannel.Client, byTeam.Client, byAssignment.Client);
                }

                continue;
            }

            var path = operation.Parts is ["platform", "asset"]
                ? operation.Path.Replace("{platform}", "whatsapp", StringComparison.Ordinal).Replace("{asset}", Product.Assets.PhoneNumberId, StringComparison.Ordinal)
                : (await things.Address(operation))! + operation.Query;
            await Check(operation, path, operation.Body, mustBeNowhere: true, isChannel ? [byChannel.Client] : [byChannel.Client, byTeam.Client, byAssignment.Client]);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        var contact = (await acme.Get("/conversations/" + hidden)).Json.GetProperty("contactId").GetString()!;
        var own = (await acme.Get("/conversations/" + shown)).Json.GetProperty("contactId").GetString()!;
        foreach (var (client, _) in new[] { byChannel, byTeam, byAssignment })
        {
            // The same doors are open to what is seen.
            foreach (var list in new[] { await client.Get("/conversations"), await client.Post("/conversations/query", "{}"), await client.Post("/conversations/query", """{"view":"all","where":[{"field":"platform","operator":"any_of","values":["whatsapp","messenger"]}]}""") })
            {
                Assert.Equal([shown], list.Json.GetProperty("items").EnumerateArray().Select(static one => one.GetProperty("id").GetString()));
                Assert.Equal(1, list.Json.GetProperty("total").GetInt32());
            }

            var counts = (await client.Get("/conversations/counts")).Json;
            Assert.Equal((1, 1), (counts.GetProperty("all").GetInt32(), counts.GetProperty("open").GetInt32()));
            Assert.Contains("kingfisher", (await client.Get($"/conversations/{shown}/messages")).Text, StringComparison.Ordinal);
            Assert.Single((await client.Get("/search?q=kingfisher")).Json.GetProperty("items").EnumerateArray());

            // In bodies too; and of a contact only what is seen.
            var bulk = (await client.Post("/conversations/bulk", $$"""{"ids":["{{hidden}}","{{shown}}"],"priority":"urgent"}""")).Json.GetProperty("items").EnumerateArray().ToArray();
            Assert.Equal([false, true], bulk.Select(static one => one.GetProperty("isDone").GetBoolean()));
            Assert.Empty((await client.Get("/contacts/" + contact)).Json.GetProperty("conversationIds").EnumerateArray());
            Assert.Equal(shown, Assert.Single((await client.Get("/contacts/" + own)).Json.GetProperty("conversationIds").EnumerateArray()).GetString());
        }

        Assert.Equal("none", (await acme.Get("/conversations/" + hidden)).Json.GetProperty("priority").GetString());

        async Task Check(ApiDescription.Operation operation, string path, string? body, bool mustBeNowhere, params ApiClient[] clients)
        {
            foreach (var client in clients)
            {
                var reply = await client.Send(operation.Method, path, body, contentType: operation.BodyType ?? "application/json");
                if ((mustBeNowhere ? reply.Status != 404 : reply.Status is not (200 or 404))
                    || reply.Text.Contains("nightjar", StringComparison.OrdinalIgnoreCase) || reply.Text.Contains(hidden, StringComparison.Ordinal))
                {
                    wrong.Add($"{operation.Method} {path}: {reply.Status} {reply.Text}");
                }
            }
        }
    }

    private Task Indexed(string word) => Eventually.Holds(async () =>
    {
        using var engine = Caller.Use(Caller.Engine);
        return !(await product.Product.Grains.GetGrain<IMessageSearchGrain>("acme").Find(new SearchQuery { Text = word })).Hits.IsEmpty;
    });

    private async Task<string> OnSecondPage()
    {
        await product.Product.Meta.Customer(Platform.Messenger, ApiProduct.SecondPage, Shown).SendText("The kingfisher sings");
        var grain = product.Product.Grains.GetGrain<IConversationGrain>($"acme/messenger/{ApiProduct.SecondPage}/{Shown}");
        await Eventually.Holds(async () => await grain.GetSummary() is not null);

        return System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"messenger/{ApiProduct.SecondPage}/{Shown}"));
    }

    /// <summary>A key of an admin who sees only a part.</summary>
    private async Task<(ApiClient Client, string Account)> Member(string email, MemberVisibility visibility, params string[] teams)
    {
        // The key is made before, with everything that an admin may: what its owner sees holds for each request.
        var account = await product.Member(email);
        var people = product.Product.Grains.GetGrain<IPeopleGrain>("acme");
        using (Caller.Use(Caller.Engine))
        {
            Assert.True((await people.SetRole(account, Admin.Id)).IsDone);
        }

        ApiKeyIssued issued;
        using (Caller.Use(new Caller { AccountId = account, Tenant = "acme", Permissions = Admin.Permissions }))
        {
            issued = await product.Product.Grains.GetGrain<IApiKeysGrain>("acme").Create(new NewApiKey { Name = "part", Scopes = Admin.Permissions });
        }

        var client = new ApiClient(product.Product.Address, issued.Token!);
        Assert.Equal(200, (await client.Get("/privacy/exports")).Status);
        using (Caller.Use(Caller.Engine))
        {
            Assert.True((await people.SetVisibility(account, visibility, [.. teams])).IsDone);
        }

        // Nor can anybody who sees a part let themselves or others see more.
        using (Caller.Use(new Caller { AccountId = account, Tenant = "acme", Permissions = Admin.Permissions }))
        {
            Assert.Equal(Refusals.MoreThanYou, (await people.SetVisibility(account, MemberVisibility.Everything, [])).Refusal);
            Assert.Equal(Refusals.MoreThanSeen, (await people.Invite(new NewInvitation { Email = "more-" + email, RoleId = Roles.ViewerId })).Refusal);
        }

        return (client, account);
    }
}
