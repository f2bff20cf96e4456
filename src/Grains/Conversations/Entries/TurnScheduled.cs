namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An assistant is to answer when the customer has been quiet. Replaces a turn that gathers or runs.</summary>
internal sealed record TurnScheduled() : Entry(EntryKind.TurnScheduled)
{
    /// <summary>When the quiet period ends, milliseconds since 1970.</summary>
    public long Due { get; init; }
}
