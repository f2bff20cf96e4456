using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Reads what was posted: JSON in place, or a form turned into the same JSON.</summary>
internal static class RequestBody
{
    private const int MostJson = 4 << 20;

    /// <summary>The body as a document; null when it is not JSON. The caller disposes it.</summary>
    public static async ValueTask<JsonDocument?> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return FromFields(request.Query.Select(pair => (pair.Key, pair.Value.ToString())));
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(http.RequestAborted);
            return FromFields(form.Select(pair => (pair.Key, pair.Value.ToString())));
        }

        if (request.ContentLength > MostJson)
        {
            return null;
        }

        var reader = request.BodyReader;
        var result = await reader.ReadAtLeastAsync((int)(request.ContentLength ?? MostJson), http.RequestAborted);
        try
        {
            // The document must not outlive the pipe's buffers, so it is parsed from a copy that it owns.
            return JsonDocument.Parse(result.Buffer.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    /// <summary>Forms carry objects as JSON text: <c>recipient={"id":"…"}</c>.</summary>
    private static JsonDocument? FromFields(IEnumerable<(string Name, string Value)> fields)
    {
        var value = new JsonObject();
        foreach (var (name, text) in fields)
        {
            try
            {
                value[name] = text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : JsonValue.Create(text);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return JsonDocument.Parse(value.ToJsonString());
    }
}
