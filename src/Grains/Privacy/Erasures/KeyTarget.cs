using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>
/// The keys. Once they are destroyed, nothing that they sealed can be read anywhere, in no store, log or backup; what
/// follows only clears away.
/// </summary>
/// <param name="keys">The keys.</param>
/// <param name="secrets">The secrets, tokens among them.</param>
/// <param name="grains">The conversations that may be awake.</param>
internal sealed class KeyTarget(IKeyRing keys, ISecretVault secrets, IGrainFactory grains) : IErasureTarget
{
    /// <summary>The store's name.</summary>
    public const string Name = "keys";

    /// <inheritdoc/>
    public string Store => Name;

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        if (scope.Kind != ErasureKind.Workspace)
        {
            return 0;
        }

        // The keys first: they go at once, while a vault elsewhere may need its time for the secrets.
        var removed = await keys.DestroyAll(scope.Tenant, cancellationToken);
        await secrets.DeleteAll(scope.Tenant, cancellationToken);
        return removed;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        var removed = scope.Kind == ErasureKind.Workspace
            ? 0
            : await keys.Destroy(scope.Tenant, [.. conversations.Select(static one => one.DataKey)], cancellationToken);
        foreach (var conversation in conversations)
        {
            try
            {
                // One that is awake holds its content in memory.
                await grains.GetGrain<IConversationGrain>(conversation.Key.Value).Forget();
            }
            catch (StoreUnavailableException)
            {
                // It was asleep, and can't wake any more.
            }
        }

        return removed;
    }
}
