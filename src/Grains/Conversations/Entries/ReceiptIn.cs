using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The platform told what became of messages that we sent.</summary>
internal sealed record ReceiptIn() : InboundEntry(EntryKind.ReceiptIn)
{
    /// <summary>The state reached.</summary>
    public ReceiptStatus Status { get; init; }

    /// <summary>The provider's ids; null when only a watermark is given.</summary>
    public string[]? Ids { get; init; }

    /// <summary>All messages up to this time reached the state, milliseconds since 1970.</summary>
    public long? Watermark { get; init; }

    /// <summary>Why it failed.</summary>
    public SendError? Error { get; init; }

    /// <summary>WhatsApp: our handle of the attempt.</summary>
    public string? Tracker { get; init; }

    /// <summary>WhatsApp: the pricing category.</summary>
    public string? Category { get; init; }
}
