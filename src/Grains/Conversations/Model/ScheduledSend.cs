using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>A message that waits for its time.</summary>
internal sealed record ScheduledSend
{
    /// <summary>The writer's own id of it.</summary>
    public string ClientId { get; init; } = string.Empty;

    /// <summary>Who wrote it.</summary>
    public Author By { get; init; } = Author.System;

    /// <summary>What it says.</summary>
    public MessageContent Content { get; init; } = MessageContent.FromText(string.Empty);

    /// <summary>The provider's id of the message it replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When it goes out, milliseconds since 1970.</summary>
    public long SendAt { get; init; }

    /// <summary>When it was written, milliseconds since 1970.</summary>
    public long At { get; init; }

    /// <summary>Whether it is dropped when the customer writes before.</summary>
    public bool UnlessAnswered { get; init; }
}
