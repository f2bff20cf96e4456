namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A turn whose worker was lost begins again under the same id.</summary>
internal sealed record TurnRetried() : Entry(EntryKind.TurnRetried)
{
    /// <summary>The turn.</summary>
    public required string Turn { get; init; }

    /// <summary>How often it was begun, this time included.</summary>
    public int Run { get; init; }

    /// <summary>When it counts as lost, milliseconds since 1970.</summary>
    public long Deadline { get; init; }
}
