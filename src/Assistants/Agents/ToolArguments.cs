using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Agents;

/// <summary>Reads what a model gives to a tool; all of it is hostile.</summary>
internal static class ToolArguments
{
    private const int MaxValue = 2_000;

    /// <summary>The inputs that a tool takes, as texts.</summary>
    /// <param name="inputs">The tool's inputs.</param>
    /// <param name="call">What the model asks for.</param>
    /// <param name="mask">Puts personal data back that was hidden from the model.</param>
    public static Dictionary<string, string> Read(ToolInput[] inputs, FunctionCallContent call, PersonalDataMask mask)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
        {
            // What the tool doesn't take is left out: a model can't slip in an identity.
            if (Array.Exists(inputs, input => input.Name == name) && Text(value) is { } text)
            {
                read[name] = mask.Show(text.Length <= MaxValue ? text : text[..MaxValue]);
            }
        }

        return read;
    }

    /// <summary>Inputs in a line for the trace.</summary>
    /// <param name="arguments">The inputs.</param>
    public static string Show(Dictionary<string, string> arguments) =>
        arguments.Count == 0 ? "no input" : string.Join(", ", arguments.Select(pair => $"{pair.Key}: {(pair.Value.Length <= 60 ? pair.Value : pair.Value[..60] + "…")}"));

    /// <summary>A text without control characters, cut to length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    public static string Clean(string? text, int most)
    {
        var kept = new string([.. (text ?? "").Trim().Where(c => !char.IsControl(c) || c == '\n')]);
        return kept.Length <= most ? kept : kept[..most];
    }

    private static string? Text(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement { ValueKind: JsonValueKind.Null } or null => null,
        JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array } => null,
        JsonElement other => other.GetRawText(),
        _ => value.ToString(),
    };
}
