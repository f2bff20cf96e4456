using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Search.Ports;

/// <summary>A text that can be found, or one that can't any more.</summary>
public sealed record IndexedText
{
    /// <summary>Its conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>The message's position; 0 for the contact; below 0 for a change that names its message by <see cref="Id"/> only.</summary>
    public required long Position { get; init; }

    /// <summary>What others call the message: the provider's id, or a note's; null for nothing.</summary>
    public string? Id { get; init; }

    /// <summary>The version of the record that holds the text.</summary>
    public long Version { get; init; }

    /// <summary>The position of the entry that holds the text: another than the message's after an edit.</summary>
    public long Source { get; init; }

    /// <summary>The words and their beginnings; empty removes the text.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}
