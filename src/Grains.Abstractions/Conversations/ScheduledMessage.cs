using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A message that waits for its time.</summary>
[GenerateSerializer, Immutable, Alias("scheduled-message")]
public sealed record ScheduledMessage
{
    /// <summary>Our own key of the message, see <see cref="ThreadItem.MessageKey"/>; it keeps it when it is sent.</summary>
    [Id(0)]
    public required string MessageKey { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(1)]
    public required Author Author { get; init; }

    /// <summary>What it says.</summary>
    [Id(2)]
    public required MessageContent Content { get; init; }

    /// <summary>When it goes out.</summary>
    [Id(3)]
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>When it was written.</summary>
    [Id(4)]
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>An agent's follow-up that is dropped when the customer writes before.</summary>
    [Id(5)]
    public bool UnlessAnswered { get; init; }
}
