namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The customer wrote.</summary>
[GenerateSerializer, Immutable, Alias("message-received")]
public sealed record MessageReceived : ContactEvent
{
    /// <summary>The provider's id (wamid, mid); null in a few Instagram shapes without one.</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>What it says.</summary>
    [Id(21)]
    public required MessageContent Content { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    [Id(22)]
    public string? ReplyTo { get; init; }

    /// <summary>Instagram: the story it replies to.</summary>
    [Id(23)]
    public string? ReplyToStory { get; init; }

    /// <summary>The ad, link or product it came from.</summary>
    [Id(24)]
    public MessageReferral? Referral { get; init; }

    /// <summary>Forwarded from another chat.</summary>
    [Id(25)]
    public bool IsForwarded { get; init; }

    /// <summary>WhatsApp: the group's id. Group messages are kept and never answered automatically.</summary>
    [Id(26)]
    public string? GroupId { get; init; }

    /// <summary>WhatsApp: the product of a catalogue that the message asks about.</summary>
    [Id(27)]
    public string? ReferredProduct { get; init; }

    /// <summary>The platform's error for a message that it could not deliver to us (unsupported type 131051, …).</summary>
    [Id(28)]
    public int? ErrorCode { get; init; }

    /// <summary>Instagram: the account wrote to itself. Kept, never answered.</summary>
    [Id(29)]
    public bool IsSelf { get; init; }
}
