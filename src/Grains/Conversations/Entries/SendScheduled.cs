using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person wrote a message that goes out later, or an agent a follow-up. Its <see cref="MessageQueued"/> comes when it is due.</summary>
internal sealed record SendScheduled() : Entry(EntryKind.SendScheduled)
{
    /// <summary>Who.</summary>
    public required Author By { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The writer's own id of it.</summary>
    public required string ClientId { get; init; }

    /// <summary>When it goes out, milliseconds since 1970.</summary>
    public long SendAt { get; init; }

    /// <summary>Whether it is dropped when the customer writes before.</summary>
    public bool UnlessAnswered { get; init; }
}
