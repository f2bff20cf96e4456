using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Api.Description;

/// <summary>The description of the API as OpenAPI 3.1, from what is mapped: what is not described is not there.</summary>
internal static partial class OpenApiDocument
{
    private static readonly Lazy<byte[]> Bytes = new(static () => JsonSerializer.SerializeToUtf8Bytes(Make(ApiOperations.All), DescriptionJson.Default.JsonNode));

    /// <summary>Writes it.</summary>
    /// <param name="context">The request.</param>
    public static Task Write(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "public, max-age=300";
        return context.Response.Body.WriteAsync(Bytes.Value, context.RequestAborted).AsTask();
    }

    /// <summary>Makes it.</summary>
    /// <param name="operations">What is mapped.</param>
    public static JsonNode Make(ApiOperations operations)
    {
        var schemas = new JsonObject { [nameof(ApiProblem)] = Schema(typeof(ApiProblem)) };
        var paths = new JsonObject();
        foreach (var operation in operations.Operations)
        {
            if (paths[operation.Path] is not JsonObject path)
            {
                paths[operation.Path] = path = [];
            }

            path[operation.Method.ToLowerInvariant()] = Of(operation, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Chatbotics",
                ["version"] = "1",
                ["description"] = "Conversations, contacts and settings of one workspace. The key says which one.",
            },
            ["tags"] = new JsonArray([.. operations.Operations.Select(static one => one.Noun).Distinct().Select(static noun => new JsonObject { ["name"] = noun })]),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiOperations.Root }),
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key: cbk_…" } },
                ["schemas"] = schemas,
                ["responses"] = Responses(),
            },
        };
    }

    /// <summary>What a type is called in the description.</summary>
    /// <param name="type">The type.</param>
    public static string Name(Type type) => type.IsGenericType ? Name(type.GetGenericArguments()[0]) + "List" : type.Name;

    private static JsonObject Of(ApiOperation operation, JsonObject schemas)
    {
        var parameters = new JsonArray();
        foreach (Match part in PathPart().Matches(operation.Path))
        {
            var name = part.Groups["name"].Value;
            parameters.Add(Parameter(name, "path", Examples.Meaning(name)));
        }

        foreach (var (name, meaning) in operation.Query)
        {
            parameters.Add(Parameter(name, "query", meaning));
        }

        if (operation.Method == "POST")
        {
            parameters.Add(Parameter("Idempotency-Key", "header", "Makes the request repeatable for a day: the same key gives the same answer."));
        }

        var description = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Noun),
            ["summary"] = operation.Summary,
            ["description"] = $"Needs the permission {operation.Needs.Name()}.",
            ["parameters"] = parameters,
        };
        if (operation.Body is { } body)
        {
            description["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.BodyType, body, schemas) };
        }

        var answer = new JsonObject { ["description"] = "Done.", ["headers"] = Headers(operation) };
        if (operation.Answer is { } type)
        {
            answer["content"] = Content(operation.AnswerType, type, schemas);
        }

        var responses = new JsonObject { [operation.Status.ToString(CultureInfo.InvariantCulture)] = answer };
        foreach (var status in Problems(operation))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["$ref"] = $"#/components/responses/{status}" };
        }

        description["responses"] = responses;
        return description;
    }

    private static IEnumerable<int> Problems(ApiOperation operation) =>
        ApiProblemTexts.All.Select(static one => one.Status).Distinct().Where(status => status switch
        {
            400 or 415 or 413 => operation.Body is not null,
            403 or 409 => operation.Method != "GET",
            422 => operation.Body is not null || operation.Query.Length > 0,
            _ => true,
        });

    private static JsonObject Responses() => new(ApiProblemTexts.All.GroupBy(static one => one.Status).Select(static group =>
        new KeyValuePair<string, JsonNode?>(group.Key.ToString(CultureInfo.InvariantCulture), new JsonObject
        {
            ["description"] = string.Join(" ", group.Select(static one => $"{one.Code}: {one.When}")),
            ["content"] = new JsonObject
            {
                ["application/problem+json"] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + nameof(ApiProblem) },
                    ["example"] = Examples.Problem(group.First()),
                },
            },
        })));

    private static JsonObject Headers(ApiOperation operation)
    {
        var headers = new JsonObject();
        foreach (var (name, meaning) in (ReadOnlySpan<(string, string)>)
        [
            ("RateLimit-Limit", "How many requests a minute the key may make."),
            ("RateLimit-Remaining", "How many it may make at once."),
            ("RateLimit-Reset", "In how many seconds all are back."),
            .. operation.Status == 201 ? [("Location", "Where the new thing lies.")] : (ReadOnlySpan<(string, string)>)[],
            .. operation.Method == "POST" ? [("Idempotency-Replayed", "true when this is the answer to an earlier request with the same key.")] : (ReadOnlySpan<(string, string)>)[],
        ])
        {
            headers[name] = new JsonObject { ["description"] = meaning, ["schema"] = new JsonObject { ["type"] = name.StartsWith("RateLimit", StringComparison.Ordinal) ? "integer" : "string" } };
        }

        return headers;
    }

    private static JsonObject Parameter(string name, string place, string? meaning)
    {
        var isNumber = name is "limit" or "days" or "position" or "index" or "version";
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path",
            ["schema"] = new JsonObject { ["type"] = isNumber ? "integer" : "string" },
        };
        if (meaning is not null)
        {
            parameter["description"] = meaning;
        }

        if (Examples.Parameter(name) is { } example)
        {
            parameter["example"] = example;
        }

        return parameter;
    }

    private static JsonObject Content(string contentType, Type type, JsonObject schemas)
    {
        if (type == typeof(string))
        {
            var schema = new JsonObject { ["type"] = "string" };
            if (contentType == "application/octet-stream")
            {
                schema["format"] = "binary";
            }

            return new JsonObject { [contentType] = new JsonObject { ["schema"] = schema, ["example"] = Examples.Raw(contentType) } };
        }

        var name = Name(type);
        if (!schemas.ContainsKey(name))
        {
            schemas[name] = Schema(type);
        }

        return new JsonObject
        {
            [contentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + name }, ["example"] = Examples.Of(type) },
        };
    }

    private static JsonNode Schema(Type type) => JsonSchemaExporter.GetJsonSchemaAsNode(
        ApiJson.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is not known to {nameof(ApiJson)}."),
        new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathPart();
}
