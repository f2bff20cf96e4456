using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A turn's result came too late: the conversation had moved on. Kept as evidence, never sent.</summary>
internal sealed record TurnDropped() : Entry(EntryKind.TurnDropped)
{
    /// <summary>The turn.</summary>
    public required string Turn { get; init; }

    /// <summary>The epoch it started under.</summary>
    public long Epoch { get; init; }

    /// <summary>What the assistant had decided.</summary>
    public TurnOutcome Outcome { get; init; }

    /// <summary>What it would have said.</summary>
    public MessageContent[]? Replies { get; init; }

    /// <summary>Why it handed over or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>What the decision rests on.</summary>
    public TurnTrace? Trace { get; init; }
}
