using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Mark read, and show that someone writes.</summary>
public sealed record PresenceRequest
{
    /// <summary>The connection.</summary>
    public required ConnectionKey Connection { get; init; }

    /// <summary>The contact.</summary>
    public required ContactIdentity Recipient { get; init; }

    /// <summary>The provider's id of the customer's latest message; WhatsApp needs it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Mark the conversation read.</summary>
    public bool MarkRead { get; init; }

    /// <summary>Show the typing indicator (ends by itself or with the next message).</summary>
    public bool Typing { get; init; }
}
