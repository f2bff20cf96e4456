using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>Keys and secrets that something made while the workspace was being erased. The very last.</summary>
/// <param name="keys">The keys.</param>
internal sealed class VaultTarget(IKeyRing keys) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "vault";

    /// <inheritdoc/>
    public int Order => 2_000;

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default) =>
        scope.Kind == ErasureKind.Workspace ? await keys.DestroyAll(scope.Tenant, cancellationToken) : 0;
}
