using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Tenancy;

/// <summary>Workspaces from their grains.</summary>
/// <param name="grains">The cluster.</param>
internal sealed class GrainWorkspaceView(IClusterClient grains) : IWorkspaceView
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkspaceListing>> List()
    {
        var all = await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List();
        return all.Sort(static (one, other) => string.Compare(one.Name, other.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public async Task<WorkspaceOverview?> Get(string tenant)
    {
        if (!GrainKeys.IsTenantId(tenant))
        {
            return null;
        }

        var workspace = grains.GetGrain<IWorkspaceGrain>(tenant);
        if (await workspace.Get() is not { } settings)
        {
            return null;
        }

        var keys = await workspace.GetConnections();
        var states = await Task.WhenAll(keys.Select(key => grains.GetGrain<IChannelConnectionGrain>(key.Value).Get()));
        return new WorkspaceOverview(
            settings.Id,
            settings.Name,
            settings.Responder?.Name,
            states.OfType<ConnectionStatus>().ToImmutableDictionary(static state => state.Key));
    }
}
