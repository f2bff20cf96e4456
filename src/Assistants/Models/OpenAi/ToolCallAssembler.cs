using System.Globalization;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Puts the pieces of streamed tool calls together: id and name come once, the arguments in fragments, by index.</summary>
internal sealed class ToolCallAssembler
{
    /// <summary>The most bytes of arguments of one call: a model that never stops writing them is cut off.</summary>
    private const int MaxArgumentBytes = 256 * 1024;

    private readonly SortedDictionary<int, Pieces> _calls = [];

    /// <summary>Whether there are any.</summary>
    public bool IsEmpty => _calls.Count == 0;

    /// <summary>Takes a piece.</summary>
    /// <param name="update">The piece.</param>
    /// <exception cref="ModelException">The arguments are longer than any tool of ours takes.</exception>
    public void Add(StreamingChatToolCallUpdate update)
    {
        if (!_calls.TryGetValue(update.Index, out var pieces))
        {
            _calls[update.Index] = pieces = new Pieces();
        }

        // Some servers repeat id and name in every piece.
        pieces.Id ??= Text(update.ToolCallId);
        pieces.Name ??= Text(update.FunctionName);
        if (update.FunctionArgumentsUpdate is { } fragment)
        {
            if (pieces.Arguments.Length + fragment.ToMemory().Length > MaxArgumentBytes)
            {
                throw new ModelException(ModelFailure.Malformed, "The model's tool call is longer than any tool takes.");
            }

            pieces.Arguments.Write(fragment.ToMemory().Span);
        }
    }

    /// <summary>The whole calls, in order.</summary>
    public IEnumerable<FunctionCallContent> Calls() => _calls.Select(call => ToolJson.Call(
        call.Value.Id ?? "call_" + call.Key.ToString(CultureInfo.InvariantCulture),
        call.Value.Name ?? "",
        BinaryData.FromBytes(call.Value.Arguments.ToArray())));

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private sealed class Pieces
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public MemoryStream Arguments { get; } = new();
    }
}
