using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Anything else that the platform told of this thread; see <see cref="ContactActivity"/>.</summary>
internal sealed record ActivityIn() : InboundEntry(EntryKind.ActivityIn)
{
    /// <summary>What it is in our words.</summary>
    public required string Event { get; init; }

    /// <summary>The platform's sub-kind.</summary>
    public string? Word { get; init; }

    /// <summary>The event's own id.</summary>
    public string? Subject { get; init; }

    /// <summary>A readable text.</summary>
    public string? Text { get; init; }

    /// <summary>What it carries.</summary>
    public string? Payload { get; init; }

    /// <summary>The ad, link or product it came from.</summary>
    public MessageReferral? Referral { get; init; }

    /// <summary>The message, post or comment it belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>The media or post it is about.</summary>
    public string? Media { get; init; }

    /// <summary>Thread control: the app that owns the thread now.</summary>
    public string? NewOwner { get; init; }

    /// <summary>Thread control: the app that owned it before.</summary>
    public string? OldOwner { get; init; }

    /// <summary>It opens or extends the messaging window.</summary>
    public bool Opens { get; init; }

    /// <summary>The account itself did it.</summary>
    public bool Own { get; init; }

    /// <summary>A call's direction.</summary>
    public string? Direction { get; init; }

    /// <summary>The platform's own JSON.</summary>
    public string? Details { get; init; }

    /// <summary>Whether the customer wants no more marketing by it; null when it is about something else.</summary>
    public bool? StopsMarketing { get; init; }
}
