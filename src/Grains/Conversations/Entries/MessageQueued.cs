using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A message to the customer was written. Its position is the message's.</summary>
internal sealed record MessageQueued() : Entry(EntryKind.MessageQueued)
{
    /// <summary>Who wrote it.</summary>
    public required Author By { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The writer's own id of a person's message.</summary>
    public string? ClientId { get; init; }

    /// <summary>The assistant's turn it came from.</summary>
    public string? Turn { get; init; }

    /// <summary>It waits until then, so that its writer can take it back; milliseconds since 1970, 0 for no wait.</summary>
    public long NotBefore { get; init; }
}
