using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Media;

/// <summary>
/// The files of conversations: what customers sent, and what people attach. Kept sealed under the conversation's key, so
/// that they go when it goes. Whoever calls has checked that the caller may see the conversation.
/// </summary>
public interface IMediaFiles
{
    /// <summary>Keeps a file that a person attaches; checked for type and size against what the conversation's channel takes.</summary>
    /// <param name="conversation">The conversation it is for.</param>
    /// <param name="fileName">Its name; cut and cleaned.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Gives up; nothing stays.</param>
    Task<MediaKept> Keep(ConversationKey conversation, string fileName, Stream content, CancellationToken cancellationToken = default);

    /// <summary>A file that was kept for a conversation, as an attachment to send; null when it isn't there, or is another conversation's.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="id">The file's id; hostile.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<Attachment?> Find(ConversationKey conversation, string id, CancellationToken cancellationToken = default);

    /// <summary>Opens a file; null when there is none, or its key was destroyed.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file's id; hostile.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MediaContent?> Open(string tenant, string id, CancellationToken cancellationToken = default);
}
