namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The customer pressed a button, an icebreaker or a menu entry (Messenger, Instagram). Counts as a message.</summary>
[GenerateSerializer, Immutable, Alias("postback-received")]
public sealed record PostbackReceived : ContactEvent
{
    /// <summary>The provider's id; older shapes have none.</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>What the button showed.</summary>
    [Id(21)]
    public string? Title { get; init; }

    /// <summary>What it carries; absent in standby.</summary>
    [Id(22)]
    public string? Payload { get; init; }

    /// <summary>The ad or link it came from.</summary>
    [Id(23)]
    public MessageReferral? Referral { get; init; }
}
