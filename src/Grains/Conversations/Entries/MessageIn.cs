using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The customer wrote, or pressed a button that counts as a message.</summary>
internal sealed record MessageIn() : InboundEntry(EntryKind.MessageIn)
{
    /// <summary>The provider's id; null in a few shapes without one.</summary>
    public string? Id { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Instagram: the story it replies to.</summary>
    public string? Story { get; init; }

    /// <summary>The ad, link or product it came from.</summary>
    public MessageReferral? Referral { get; init; }

    /// <summary>Forwarded from another chat.</summary>
    public bool Forwarded { get; init; }

    /// <summary>WhatsApp: the group's id.</summary>
    public string? Group { get; init; }

    /// <summary>WhatsApp: the product it asks about.</summary>
    public string? Product { get; init; }

    /// <summary>The platform's error for a message that it could not deliver to us.</summary>
    public int? Error { get; init; }

    /// <summary>Instagram: the account wrote to itself.</summary>
    public bool Self { get; init; }

    /// <summary>Another app owns the thread.</summary>
    public bool Standby { get; init; }
}
