using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.TestKit.Models;

/// <summary>Writes replies as OpenAI's embeddings API does (platform.openai.com/docs/api-reference/embeddings).</summary>
internal static class EmbeddingWire
{
    /// <summary>Writes the vectors of the request's texts.</summary>
    /// <param name="context">The request's context.</param>
    /// <param name="request">The request.</param>
    /// <param name="embed">Gives a vector.</param>
    public static async Task Write(HttpContext context, MockModelRequest request, Func<string, float[]> embed)
    {
        var input = request.Body.GetProperty("input");
        var texts = input.ValueKind == JsonValueKind.Array ? input.EnumerateArray().Select(item => item.GetString()!).ToList() : [input.GetString()!];
        var base64 = request.Body.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        var body = new JsonObject
        {
            ["object"] = "list",
            ["model"] = request.Model,
            ["data"] = new JsonArray([.. texts.Select((text, index) => (JsonNode)new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = Vector(embed(text), base64),
            })]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = texts.Sum(text => text.Length / 4), ["total_tokens"] = texts.Sum(text => text.Length / 4) },
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static JsonNode Vector(float[] vector, bool base64) => base64
        ? JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)))
        : new JsonArray([.. vector.Select(number => (JsonNode)number)]);
}
