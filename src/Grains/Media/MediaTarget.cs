using System.Collections.Immutable;
using Chatbotics.Grains.Media.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Media;

/// <summary>Erases the files of conversations. Their keys are gone by then; what goes here are unreadable bytes.</summary>
/// <param name="store">The files.</param>
internal sealed class MediaTarget(IMediaStore store) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "media";

    /// <inheritdoc/>
    public int Order => 300;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        long count = 0;
        foreach (var conversation in conversations)
        {
            count += await store.Erase(conversation.Key, cancellationToken);
        }

        return count;
    }
}
