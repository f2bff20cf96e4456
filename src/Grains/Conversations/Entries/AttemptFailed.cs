using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An attempt failed, and surely nothing was sent; or the message could not even be tried.</summary>
internal sealed record AttemptFailed() : OutboundEntry(EntryKind.AttemptFailed)
{
    /// <summary>Why.</summary>
    public required SendError Error { get; init; }

    /// <summary>When it is tried again, milliseconds since 1970; 0 when it isn't.</summary>
    public long RetryAt { get; init; }
}
