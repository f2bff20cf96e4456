using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>A file to fetch into the media store, or copies to erase because a message was taken back.</summary>
internal sealed record FileJob
{
    /// <summary>The message: the position of its entry; 0 for an erasure.</summary>
    public long Message { get; init; }

    /// <summary>The attachment's place in the message.</summary>
    public int Index { get; init; }

    /// <summary>What to fetch; null for an erasure.</summary>
    public Attachment? File { get; init; }

    /// <summary>The provider's id of the message whose copies are to be erased; null for a file to fetch.</summary>
    public string? Erases { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>Since when it is wanted, milliseconds since 1970.</summary>
    public long Since { get; init; }

    /// <summary>Not before this time, milliseconds since 1970.</summary>
    public long NextAt { get; init; }

    /// <summary>Whether this is the job of an attachment.</summary>
    /// <param name="message">The message.</param>
    /// <param name="index">The attachment's place.</param>
    public bool IsOf(long message, int index) => File is not null && Message == message && Index == index;
}
