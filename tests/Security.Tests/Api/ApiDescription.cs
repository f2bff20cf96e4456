using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbotics.Security.Tests.Api;

/// <summary>The operations as the product describes them to programs: what tests generate their requests from.</summary>
internal sealed record ApiDescription(JsonObject Document)
{
    public IEnumerable<Operation> Operations => Document["paths"]!.AsObject().SelectMany(static path =>
        path.Value!.AsObject().Select(method => new Operation(method.Key.ToUpperInvariant(), path.Key, method.Value!.AsObject())));

    public static async Task<ApiDescription> Of(ApiClient client) => new(JsonNode.Parse((await client.Get("/openapi.json")).Text)!.AsObject());

    /// <summary>The members of a schema of the description, by name.</summary>
    public JsonObject? Members(JsonNode? schema) => schema?["$ref"]?.GetValue<string>() is { } name
        ? Document["components"]!["schemas"]![name.Split('/')[^1]]!["properties"] as JsonObject
        : null;

    internal sealed record Operation(string Method, string Path, JsonObject Description)
    {
        public string Id => Description["operationId"]!.GetValue<string>();

        public IReadOnlyList<string> Parts => [.. Path.Split('/').Where(static part => part.StartsWith('{')).Select(static part => part.Trim('{', '}'))];

        public string? BodyType => Description["requestBody"]?["content"]!.AsObject().First().Key;

        public JsonNode? BodySchema => Description["requestBody"]?["content"]!.AsObject().First().Value!["schema"];

        /// <summary>The example of the body, as it is sent.</summary>
        public string? Body => Description["requestBody"]?["content"]!.AsObject().First().Value!["example"] switch
        {
            null => null,
            JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            var json => json.ToJsonString(),
        };

        public int Success => int.Parse(Description["responses"]!.AsObject().First().Key, System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>Query parameters with the examples they need to work.</summary>
        public string Query => Path switch
        {
            "/search" => "?q=hello",
            "/knowledge/{base}/search" => "?q=open",
            "/conversations/{id}/files" or "/knowledge/{base}/files" => "?name=note.txt",
            _ => "",
        };
    }
}
