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
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiOperations.Root }),
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key: cbk_…" } },
                ["schemas"] = schemas,
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
            parameters.Add(Parameter(part.Groups["name"].Value, "path", null));
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

        var answer = new JsonObject { ["description"] = "Done." };
        if (operation.Answer is { } type)
        {
            answer["content"] = Content(operation.AnswerType, type, schemas);
        }

        description["responses"] = new JsonObject
        {
            [operation.Status.ToString(CultureInfo.InvariantCulture)] = answer,
            ["default"] = new JsonObject { ["description"] = "A problem.", ["content"] = Content("application/problem+json", typeof(ApiProblem), schemas) },
        };
        return description;
    }

    private static JsonObject Parameter(string name, string place, string? meaning)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
        if (meaning is not null)
        {
            parameter["description"] = meaning;
        }

        return parameter;
    }

    private static JsonObject Content(string contentType, Type type, JsonObject schemas)
    {
        if (type == typeof(string))
        {
            return new JsonObject { [contentType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        }

        var name = Name(type);
        if (!schemas.ContainsKey(name))
        {
            schemas[name] = Schema(type);
        }

        return new JsonObject { [contentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + name } } };
    }

    private static JsonNode Schema(Type type) => JsonSchemaExporter.GetJsonSchemaAsNode(
        ApiJson.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is not known to {nameof(ApiJson)}."),
        new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathPart();
}
