using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>What an outgoing message of ours needs until its fate is known: the ledger of its attempts in short.</summary>
internal sealed record Sending
{
    /// <summary>The entry that queued it last: messages go out in this order.</summary>
    public long QueuePosition { get; init; }

    /// <summary>When it was first tried since it was queued last, milliseconds since 1970: retries end some time after that.</summary>
    public long FirstTryAt { get; init; }

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; init; }

    /// <summary>How many of them were begun since it was queued last.</summary>
    public int Tries { get; init; }

    /// <summary>The entry that began the latest attempt.</summary>
    public long AttemptPosition { get; init; }

    /// <summary>When the latest attempt began, milliseconds since 1970.</summary>
    public long AttemptAt { get; init; }

    /// <summary>The handle of the latest attempt, see <see cref="Channels.Ports.SendRequest.Tracker"/>.</summary>
    public string? Tracker { get; init; }

    /// <summary>Handles of earlier attempts whose answer was lost, newest first: the platform may still tell of them.</summary>
    public string[]? LostTrackers { get; init; }

    /// <summary>Not before this time, milliseconds since 1970; 0 for at once.</summary>
    public long NextAt { get; init; }

    /// <summary>Unknown: what is queued behind it waits until then for it to be found, milliseconds since 1970.</summary>
    public long HoldUntil { get; init; }

    /// <summary>Unknown: sending again is offered to a person after this time, milliseconds since 1970.</summary>
    public long UnknownUntil { get; init; }

    /// <summary>Failed: when, milliseconds since 1970.</summary>
    public long FailedAt { get; init; }

    /// <summary>A person wants it sent although it is an assistant's.</summary>
    public bool IsWanted { get; init; }

    /// <summary>Why it failed or waits.</summary>
    public SendError? Error { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether an attempt of this message has a handle.</summary>
    /// <param name="tracker">The handle.</param>
    public bool Has(string tracker) =>
        string.Equals(Tracker, tracker, StringComparison.Ordinal)
        || (LostTrackers is not null && LostTrackers.Contains(tracker, StringComparer.Ordinal));
}
