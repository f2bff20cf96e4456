using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What became of messages that we sent: by id (WhatsApp, Instagram) or up to a watermark (Messenger).</summary>
[GenerateSerializer, Immutable, Alias("receipt-received")]
public sealed record ReceiptReceived : ContactEvent
{
    /// <summary>The state reached.</summary>
    [Id(20)]
    public required ReceiptStatus Status { get; init; }

    /// <summary>The provider's ids; empty when only a watermark is given.</summary>
    [Id(21)]
    public ImmutableArray<string> MessageIds { get; init; } = [];

    /// <summary>All messages up to this time reached the state; milliseconds since 1970.</summary>
    [Id(22)]
    public long? Watermark { get; init; }

    /// <summary>Why it failed, mapped as for a send.</summary>
    [Id(23)]
    public SendError? Error { get; init; }

    /// <summary>WhatsApp: <c>biz_opaque_callback_data</c> of our send, which reconciles an unknown one.</summary>
    [Id(24)]
    public string? Tracker { get; init; }

    /// <summary>WhatsApp: the pricing category ("service", "marketing", …).</summary>
    [Id(25)]
    public string? Category { get; init; }

    /// <summary>The platform's own title of the failure, for the channel's log; not for the agent.</summary>
    [Id(26)]
    public string? ErrorTitle { get; init; }

    /// <summary>WhatsApp: the group's id.</summary>
    [Id(27)]
    public string? GroupId { get; init; }
}
