using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What customers said about their data in the chat.</summary>
/// <param name="grains">The wishes.</param>
internal sealed class WishTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "wishes";

    /// <inheritdoc/>
    public int Order => 650;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        await Task.WhenAll(conversations.Select(one => grains.GetGrain<IChatWishGrain>(one.Key.Value).Forget()));
        return 0;
    }
}
