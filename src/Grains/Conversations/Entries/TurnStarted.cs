namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An assistant's turn begins. Replaces a turn that gathers or runs.</summary>
internal sealed record TurnStarted() : Entry(EntryKind.TurnStarted)
{
    /// <summary>Identifies the turn.</summary>
    public required string Turn { get; init; }

    /// <summary>The epoch it starts under.</summary>
    public long Epoch { get; init; }

    /// <summary>The messages it answers, by position.</summary>
    public required long[] Fragments { get; init; }

    /// <summary>When it counts as lost, milliseconds since 1970.</summary>
    public long Deadline { get; init; }
}
