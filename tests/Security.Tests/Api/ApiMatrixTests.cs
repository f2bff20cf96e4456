using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Security.Tests.Api;

/// <summary>Every operation of the API, generated from its description, which the route table must not differ from.</summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiMatrixTests(ApiProduct product) : IAsyncLifetime
{
    // What can't succeed with its example here, and what is right instead.
    private static readonly Dictionary<string, int> Otherwise = new(StringComparer.Ordinal)
    {
        ["retryMessage"] = 404, ["fetchFile"] = 404, ["assist"] = 409, ["mergeContact"] = 422, ["keepApart"] = 422, ["connectWhatsApp"] = 422,
        ["changeConversations"] = 200, ["getExportFile"] = 200, ["runAgentTests"] = 422, ["getCheckup"] = 200,
        ["orderErasure"] = 404, ["eraseForRequest"] = 404, ["createDataExport"] = 404, ["carryOutRequest"] = 422,
    };

    private readonly ApiProduct _product = product;

    private ApiClient Acme { get; set; } = default!;

    private ApiClient Globex { get; set; } = default!;

    public async Task InitializeAsync() => (Acme, Globex) = (await _product.Keys("acme", 8), await _product.Keys("globex", 2));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_description_has_every_route_and_an_example_for_every_body()
    {
        var description = await ApiDescription.Of(Acme);
        var described = description.Operations.Select(static one => $"{one.Method} {one.Path}").ToHashSet(StringComparer.Ordinal);
        var routes = _product.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static route => ("/" + route.RoutePattern.RawText!.TrimStart('/'), route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods))
            .Where(static one => one.Item1.StartsWith("/api/v1/", StringComparison.Ordinal) && !one.Item1.Contains("**", StringComparison.Ordinal) && !one.Item1.EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(static one => one.HttpMethods!.Select(method => $"{method} {one.Item1["/api/v1".Length..]}"));
        Assert.Empty(routes.Except(described, StringComparer.Ordinal));
        Assert.True(described.Count > 100, "The description was not read.");
        Assert.Empty(description.Operations.Where(static one => one.BodyType is not null && one.Body is null).Select(static one => one.Id));
        Assert.Empty(description.Operations.GroupBy(static one => one.Id, StringComparer.Ordinal).Where(static one => one.Count() > 1).Select(static one => one.Key));
    }

    [Fact]
    public async Task Abuse19_every_operation_with_every_foreign_id_finds_nothing()
    {
        var (theirs, own) = (new ApiThings(_product, Acme), new ApiThings(_product, Globex));
        var wrong = new List<string>();
        foreach (var operation in (await ApiDescription.Of(Acme)).Operations.Where(static one => one.Parts.Count > 0 && one.Parts is not (["channel"] or ["channel", "kind"])))
        {
            var path = await theirs.Address(operation);
            Assert.True(path is not null, $"Say in {nameof(ApiThings)} what stands for the parts of {operation.Method} {operation.Path}.");
            await Refused(operation, path);

            // A foreign part within something of one's own.
            if (operation.Parts is ["id" or "agent" or "base", ..] and { Count: > 1 })
            {
                var outer = operation.Parts[0];
                var mine = outer switch
                {
                    "agent" or "base" => (await own.Address(operation with { Path = operation.Path[..(operation.Path.IndexOf('}', StringComparison.Ordinal) + 1)] }))!,
                    _ when operation.Path.StartsWith("/contacts", StringComparison.Ordinal) => (await own.Address(operation with { Path = "/contacts/{id}" }))!,
                    _ => "/conversations/" + await _product.BeginInGlobex("9" + operation.Id.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "777", "hello"),
                };
                if (operation.Id is not ("setAgentSecret" or "getAgentVersion" or "restoreAgentVersion"))
                {
                    await Refused(operation, mine + path[(path.IndexOf('/', path.IndexOf('/', 1) + 1) is var at && at > 0 ? at : path.Length)..]);
                }
            }
        }

        Assert.True(wrong.Count == 0, "Not 404:\n" + string.Join('\n', wrong));

        async Task Refused(ApiDescription.Operation operation, string path)
        {
            var reply = await Globex.Send(operation.Method, path + operation.Query, operation.Body, contentType: operation.BodyType ?? "application/json");
            if (reply.Status != 404 || reply.Text.Contains("Matrix", StringComparison.Ordinal))
            {
                wrong.Add($"{operation.Method} {path}: {reply.Status} {reply.Text}");
            }
        }
    }

    [Fact]
    public async Task Every_example_works_as_it_is_written()
    {
        var things = new ApiThings(_product, Acme);
        var wrong = new List<string>();
        foreach (var operation in (await ApiDescription.Of(Acme)).Operations.OrderBy(static one => one.Id == "disconnectChannel"))
        {
            if (operation.Id == "getCheckup")
            {
                await Acme.Post($"/channels/whatsapp/{ProductKit.Product.Assets.PhoneNumberId}/checkup");
            }

            var path = await things.Address(operation);
            if (operation.Id == "getExportFile")
            {
                while (!(await Acme.Get(path![..^5])).Json.GetProperty("isDone").GetBoolean())
                {
                    await Task.Yield();
                }
            }

            // The thing that an earlier example made has the name already.
            var body = operation.Method == "PUT" ? operation.Body?.Replace("\"name\":\"", "\"name\":\"Other ", StringComparison.Ordinal).Replace("\"shortcut\":\"", "\"shortcut\":\"other-", StringComparison.Ordinal) : operation.Body;
            var reply = await Acme.Send(operation.Method, path + operation.Query, body, contentType: operation.BodyType ?? "application/json");
            if (reply.Status != Otherwise.GetValueOrDefault(operation.Id, operation.Success))
            {
                wrong.Add($"{operation.Id} {operation.Method} {path}: {reply.Status} {reply.Text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Bad_input_is_answered_with_the_field_and_what_to_do()
    {
        var description = await ApiDescription.Of(Acme);
        var things = new ApiThings(_product, Acme);
        var wrong = new List<string>();
        foreach (var operation in description.Operations.Where(static one => one.BodyType == "application/json" && one.Id != "disconnectChannel"))
        {
            var path = await things.Address(operation);
            foreach (var (name, member) in description.Members(operation.BodySchema) ?? [])
            {
                // Nothing is an object with an unknown member and a list at once.
                var body = new JsonObject { [name] = IsList(member) ? new JsonObject { ["x"] = 1 } : new JsonArray(new JsonArray()) };
                var reply = await Acme.Send(operation.Method, path!, body.ToJsonString());
                if (reply.Status is not 400 || !reply.Text.Contains($"\"field\":\"{name}", StringComparison.Ordinal))
                {
                    wrong.Add($"{operation.Id} {name}: {reply.Status} {reply.Text}");
                }
            }

            foreach (var body in new[] { "", "[]", "{", "null", "\"x\"", "{}" })
            {
                var reply = await Acme.Send(operation.Method, path!, body);
                if (reply.Status >= 500 || (reply.Status >= 400 && (reply.Headers["Content-Type"] != "application/problem+json" || reply.Json.GetProperty("detail").GetString() is not { Length: > 10 })))
                {
                    wrong.Add($"{operation.Id} {body}: {reply.Status} {reply.Text}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        static bool IsList(JsonNode? member) => member?["type"] switch
        {
            JsonArray types => types.Any(static one => one!.GetValue<string>() == "array"),
            JsonValue type => type.GetValue<string>() == "array",
            _ => false,
        };
    }
}
