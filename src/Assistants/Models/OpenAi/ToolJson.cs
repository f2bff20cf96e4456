using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Reads and writes the JSON of tool calls.</summary>
internal static class ToolJson
{
    private static readonly BinaryData NoArguments = BinaryData.FromString("{}");

    /// <summary>
    /// A call of the model. Arguments that are no JSON object stay out, and the content carries the error: the caller tells
    /// the model so.
    /// </summary>
    /// <param name="id">The call's id.</param>
    /// <param name="name">The function.</param>
    /// <param name="arguments">What the model wrote.</param>
    public static FunctionCallContent Call(string id, string name, BinaryData arguments) =>
        FunctionCallContent.CreateFromParsedArguments(arguments, id, name, static json =>
        {
            if (json.ToMemory().Span.Trim(" \t\r\n"u8).IsEmpty)
            {
                return new Dictionary<string, object?>(StringComparer.Ordinal);
            }

            var parsed = json.ToObjectFromJson<Dictionary<string, JsonElement>>(AIJsonUtilities.DefaultOptions)
                ?? throw new JsonException("The arguments are null.");
            return parsed.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);
        });

    /// <summary>A call's arguments as the protocol wants them back.</summary>
    /// <param name="call">The call.</param>
    public static BinaryData Arguments(FunctionCallContent call) =>
        call.Arguments is { Count: > 0 } arguments
            ? BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(arguments, AIJsonUtilities.DefaultOptions))
            : NoArguments;

    /// <summary>A result as text.</summary>
    /// <param name="result">The result; text stays as it is, everything else becomes JSON.</param>
    public static string Result(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        JsonElement json => json.GetRawText(),
        var other => JsonSerializer.Serialize(other, AIJsonUtilities.DefaultOptions),
    };
}
