using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Grains.Search;

/// <summary>Erases what finds the messages of conversations.</summary>
/// <param name="index">The index.</param>
internal sealed class SearchTarget(IMessageIndex index) : IErasureTarget
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
}
