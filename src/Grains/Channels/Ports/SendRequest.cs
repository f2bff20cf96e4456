using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>One message to one contact.</summary>
public sealed record SendRequest
{
    /// <summary>The connection to send from.</summary>
    public required ConnectionKey Connection { get; init; }

    /// <summary>The contact's present ids, the most stable first, and their phone where known.</summary>
    public required ContactIdentity Recipient { get; init; }

    /// <summary>What to send.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>
    /// Our handle of this attempt, returned by the platform's receipts or echoes (<c>biz_opaque_callback_data</c>,
    /// <c>metadata</c>) and so the means to reconcile a send whose answer was lost. At most 100 characters.
    /// </summary>
    public required string Tracker { get; init; }

    /// <summary>The provider's id of the message it replies to, if any.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>A person wrote it: allows HUMAN_AGENT outside the standard window (Messenger, Instagram). Never set for automated sends.</summary>
    public bool IsFromPerson { get; init; }

    /// <summary>The standard 24-hour window is open.</summary>
    public bool IsWithinWindow { get; init; }
}
