using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What came of an assistant's turn.</summary>
[GenerateSerializer, Immutable, Alias("turn-result")]
public sealed record TurnResult
{
    /// <summary>The turn, as in <see cref="TurnRequest.TurnId"/>.</summary>
    [Id(0)]
    public required string TurnId { get; init; }

    /// <summary>The epoch, as in <see cref="TurnRequest.Epoch"/>.</summary>
    [Id(1)]
    public required long Epoch { get; init; }

    /// <summary>What the assistant decided.</summary>
    [Id(2)]
    public required TurnOutcome Outcome { get; init; }

    /// <summary>The messages to send, in order. May accompany a hand-over ("a colleague will answer").</summary>
    [Id(3)]
    public ImmutableArray<MessageContent> Replies { get; init; } = [];

    /// <summary>Why it handed over or failed, in a short sentence for the team; null when it replied.</summary>
    [Id(4)]
    public string? Reason { get; init; }

    /// <summary>What the decision rests on, for the trace.</summary>
    [Id(5)]
    public TurnTrace? Trace { get; init; }

    /// <summary>What else the turn changes, in order.</summary>
    [Id(6)]
    public ImmutableArray<TurnEffect> Effects { get; init; } = [];
}
