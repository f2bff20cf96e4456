using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A turn's result was taken. What it says to the customer and a change of owner follow in the same append.</summary>
internal sealed record TurnEnded() : Entry(EntryKind.TurnEnded)
{
    /// <summary>The turn.</summary>
    public required string Turn { get; init; }

    /// <summary>What the assistant decided.</summary>
    public TurnOutcome Outcome { get; init; }

    /// <summary>Why it handed over or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>What the decision rests on.</summary>
    public TurnTrace? Trace { get; init; }
}
