using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person has a file fetched again.</summary>
internal sealed record FileWanted() : Entry(EntryKind.FileWanted)
{
    /// <summary>The message: the position of its entry.</summary>
    public long Message { get; init; }

    /// <summary>The attachment's place in the message.</summary>
    public int Index { get; init; }

    /// <summary>The attachment as the platform told of it.</summary>
    public required Attachment File { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
