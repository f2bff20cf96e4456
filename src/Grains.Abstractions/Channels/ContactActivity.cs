namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// Anything else in a contact's thread: a referral, an opt-in, a call, a comment, thread control, a payment, and every
/// type we don't know. Kept and shown as a line; never answered by itself.
/// </summary>
[GenerateSerializer, Immutable, Alias("contact-activity")]
public sealed record ContactActivity : ContactEvent
{
    /// <summary>What it is in our words: referral, optin, call, comment, handover, preference, system, feedback, account_linking, payment, checkout_update, policy_enforcement, unknown, ….</summary>
    [Id(20)]
    public required string Event { get; init; }

    /// <summary>The platform's sub-kind.</summary>
    [Id(21)]
    public string? Kind { get; init; }

    /// <summary>The event's own id, if it has one.</summary>
    [Id(22)]
    public string? SubjectId { get; init; }

    /// <summary>A readable text.</summary>
    [Id(23)]
    public string? Text { get; init; }

    /// <summary>What it carries.</summary>
    [Id(24)]
    public string? Payload { get; init; }

    /// <summary>The ad, link or product it came from.</summary>
    [Id(25)]
    public MessageReferral? Referral { get; init; }

    /// <summary>The message, post or comment it belongs to.</summary>
    [Id(26)]
    public string? ParentId { get; init; }

    /// <summary>The media or post it is about.</summary>
    [Id(27)]
    public string? MediaId { get; init; }

    /// <summary>Thread control: the app that owns the thread now.</summary>
    [Id(28)]
    public string? NewOwner { get; init; }

    /// <summary>Thread control: the app that owned it before.</summary>
    [Id(29)]
    public string? PreviousOwner { get; init; }

    /// <summary>It opens or extends the messaging window (a call, a link click into the chat).</summary>
    [Id(30)]
    public bool OpensWindow { get; init; }

    /// <summary>The account itself did it: not a customer's act.</summary>
    [Id(31)]
    public bool IsOwn { get; init; }

    /// <summary>A call's direction, in the platform's word.</summary>
    [Id(32)]
    public string? Direction { get; init; }

    /// <summary>The platform's own JSON for activities with a structure of their own (lead answers, opt-ins, orders), at most 16 KiB; else null.</summary>
    [Id(33)]
    public string? Details { get; init; }

    /// <summary>Whether the customer wants no more marketing by it; false when they want it again, null when it is about something else.</summary>
    [Id(34)]
    public bool? StopsMarketing { get; init; }
}
