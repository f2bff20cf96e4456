using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>The entry of a workspace in the list of all. The very first: from then on nobody opens, seeds or configures it.</summary>
/// <param name="grains">The list.</param>
internal sealed class WorkspaceTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "directory";

    /// <inheritdoc/>
    public int Order => 5;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        if (scope.Kind != ErasureKind.Workspace)
        {
            return 0;
        }

        await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).Erase(scope.Tenant);
        return 1;
    }
}
