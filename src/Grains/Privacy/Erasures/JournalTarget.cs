using System.Collections.Immutable;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>The conversations' journals: messages, traces of the assistants, deliveries, and the due-time index. Last, since the catalog lists what is left by them.</summary>
/// <param name="store">The journals.</param>
internal sealed class JournalTarget(IConversationStore store) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "journal";

    /// <inheritdoc/>
    public int Order => 1_000;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        await store.Erase([.. conversations.Select(static one => one.Key)], cancellationToken);
        return conversations.Length;
    }
}
