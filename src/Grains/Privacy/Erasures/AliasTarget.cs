using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>The ids by which platforms know the contacts.</summary>
/// <param name="aliases">The ids.</param>
internal sealed class AliasTarget(IContactAliases aliases) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "aliases";

    /// <inheritdoc/>
    public int Order => 600;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        await Task.WhenAll(conversations.Select(one => aliases.Forget(one.Key.Connection, one.Key.ExternalId).AsTask()));
        return conversations.Length;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default) =>
        scope.Kind is ErasureKind.Workspace or ErasureKind.Connection ? await aliases.ForgetAll(scope.Subjects[0]) : 0;
}
