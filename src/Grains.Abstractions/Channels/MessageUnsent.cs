namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The customer took a message back: our copy of its content goes too.</summary>
[GenerateSerializer, Immutable, Alias("message-unsent")]
public sealed record MessageUnsent : ContactEvent
{
    /// <summary>The event's own id, if it has one of its own.</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>The provider's id of the message taken back.</summary>
    [Id(21)]
    public required string TargetId { get; init; }

    /// <summary>The business took back its own message, in the platform's app.</summary>
    [Id(22)]
    public bool IsOwn { get; init; }
}
