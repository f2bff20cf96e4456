namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The customer reacted to a message, or took the reaction back.</summary>
[GenerateSerializer, Immutable, Alias("reaction-changed")]
public sealed record ReactionChanged : ContactEvent
{
    /// <summary>The event's own id (WhatsApp).</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>The provider's id of the message reacted to.</summary>
    [Id(21)]
    public required string TargetId { get; init; }

    /// <summary>The emoji; null when removed or not given.</summary>
    [Id(22)]
    public string? Emoji { get; init; }

    /// <summary>The platform's word for it ("love", "sad"), if it gives one.</summary>
    [Id(23)]
    public string? Name { get; init; }

    /// <summary>The reaction was taken back.</summary>
    [Id(24)]
    public bool IsRemoved { get; init; }
}
