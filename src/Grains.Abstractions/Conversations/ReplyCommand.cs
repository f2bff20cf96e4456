using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A person's message to the customer.</summary>
[GenerateSerializer, Immutable, Alias("reply-command")]
public sealed record ReplyCommand
{
    /// <summary>The browser's own id of the message: the same id again sends nothing again. 1 to 64 characters.</summary>
    [Id(0)]
    public required string ClientId { get; init; }

    /// <summary>Who writes.</summary>
    [Id(1)]
    public required Author Person { get; init; }

    /// <summary>What to send.</summary>
    [Id(2)]
    public required MessageContent Content { get; init; }

    /// <summary>The provider's id of the message it replies to, if any.</summary>
    [Id(3)]
    public string? ReplyTo { get; init; }

    /// <summary>When to send it; null for at once. Up to a year ahead.</summary>
    [Id(4)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>How long it waits before it leaves, so that the writer can take it back; at most a minute.</summary>
    [Id(5)]
    public TimeSpan HoldFor { get; init; }
}
