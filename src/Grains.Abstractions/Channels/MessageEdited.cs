namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The customer changed a message. May arrive before the message.</summary>
[GenerateSerializer, Immutable, Alias("message-edited")]
public sealed record MessageEdited : ContactEvent
{
    /// <summary>The edit's own id, if it has one.</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>The provider's id of the changed message.</summary>
    [Id(21)]
    public required string TargetId { get; init; }

    /// <summary>What it says now.</summary>
    [Id(22)]
    public required MessageContent Content { get; init; }

    /// <summary>The business changed its own message, in the platform's app.</summary>
    [Id(23)]
    public bool IsOwn { get; init; }
}
