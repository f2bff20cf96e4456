using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Grains.Search;

/// <summary>Erases what finds the messages of conversations.</summary>
/// <param name="index">The index.</param>
/// <param name="messages">Single messages that go.</param>
internal sealed class SearchTarget(IMessageIndex index, DoomedMessages messages) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "search";

    /// <inheritdoc/>
    public int Order => 310;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        long count = 0;
        foreach (var conversation in conversations)
        {
            count += await index.Erase(conversation.Key, cancellationToken);
        }

        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        var removed = scope.Kind == ErasureKind.Workspace ? await index.EraseWorkspace(scope.Tenant, cancellationToken) : 0;
        if (await messages.Find(scope) is var (conversation, _, positions))
        {
            foreach (var position in positions)
            {
                removed += await index.Erase(conversation, position, cancellationToken);
            }
        }

        return removed;
    }
}
