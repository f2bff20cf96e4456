using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Chatbotics.Assistants.Agents;

/// <summary>Takes from an answer what the model is to read.</summary>
internal static class ResponseParts
{
    private const int MaxDepth = 32;

    /// <summary>The named parts, one a line; the whole answer when none is named or it is no JSON.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="paths">The parts, for example "order.status".</param>
    public static string Of(string body, ImmutableArray<string> paths)
    {
        if (paths.IsDefaultOrEmpty)
        {
            return body;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return string.Join('\n', paths.Select(path => $"{path}: {Part(document.RootElement, path)}"));
        }
        catch (JsonException)
        {
            return "The answer is no JSON.";
        }
    }

    private static string Part(JsonElement element, string path)
    {
        foreach (var step in path.Split('.'))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object when element.TryGetProperty(step, out var member):
                    element = member;
                    break;
                case JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < element.GetArrayLength():
                    element = element[at];
                    break;
                default:
                    return "not given";
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
    }
}
