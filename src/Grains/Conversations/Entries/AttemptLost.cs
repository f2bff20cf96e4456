namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The platform's answer was lost: the message may have been sent.</summary>
internal sealed record AttemptLost() : OutboundEntry(EntryKind.AttemptLost)
{
    /// <summary>What is queued behind it waits until then, milliseconds since 1970.</summary>
    public long HoldUntil { get; init; }

    /// <summary>Sending again is offered to a person after this time, milliseconds since 1970.</summary>
    public long Until { get; init; }
}
