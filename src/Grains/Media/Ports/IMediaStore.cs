using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Media.Ports;

/// <summary>
/// Keeps sealed files. It knows nothing of their content, and a file's id leads to its conversation's files, so that they
/// can be erased together. One compliance suite states the behaviour for every implementation.
/// </summary>
public interface IMediaStore
{
    /// <summary>Begins a file; it is there once it is completed.</summary>
    /// <param name="conversation">Whose file it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">It can't be written.</exception>
    ValueTask<IMediaDraft> Create(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Opens a file for reading; null when there is none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file's id; anything, from anywhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StoredMedia?> Open(string tenant, string id, CancellationToken cancellationToken = default);

    /// <summary>Removes one file. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask Remove(string tenant, string id, CancellationToken cancellationToken = default);

    /// <summary>Removes all files of a conversation, unfinished ones too. Idempotent.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files went.</returns>
    ValueTask<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Removes all files of a workspace. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files went.</returns>
    ValueTask<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default);
}
