using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Tenancy;

/// <summary>Workspaces from their grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
internal sealed class GrainWorkspaceView(IClusterClient grains, WorkspaceCalls calls) : IWorkspaceView
{
    private const int MostAsked = 200;

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkspaceListing>> List()
    {
        if (await calls.Session() is not { } session)
        {
            return [];
        }

        ImmutableArray<string> mine;
        using (Caller.Use(await calls.ForOneself()))
        {
            mine = (await grains.GetGrain<IAccountGrain>(session.AccountId).GetProfile())?.Workspaces ?? [];
        }

        // Whoever runs the installation sees other workspaces only while they let them in.
        using (Caller.Use(Caller.Engine))
        {
            if (await grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).GetOwner() == session.AccountId)
            {
                mine = [.. mine.Union((await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List()).Take(MostAsked).Select(static one => one.Id), StringComparer.Ordinal)];
            }
        }

        // The account's list may name too many; each workspace itself says whether it has the person.
        var all = await Task.WhenAll(mine.Select(Listing));
        return [.. all.OfType<WorkspaceListing>().OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <inheritdoc/>
    public async Task<WorkspaceOverview?> Get(string tenant)
    {
        if (await calls.Access(tenant) is null)
        {
            return null;
        }

        using var caller = Caller.Use(await calls.For(tenant));
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
            settings.Agents.FirstOrDefault(static agent => agent.Mode == AgentMode.Automatic)?.Name ?? settings.Responder?.Name,
            states.OfType<ConnectionStatus>().ToImmutableDictionary(static state => state.Key));
    }

    private async Task<WorkspaceListing?> Listing(string tenant)
    {
        if (await calls.Access(tenant) is null)
        {
            return null;
        }

        using var caller = Caller.Use(await calls.For(tenant));
        return await grains.GetGrain<IWorkspaceGrain>(tenant).Get() is { } settings ? new WorkspaceListing(tenant, settings.Name) : null;
    }
}
