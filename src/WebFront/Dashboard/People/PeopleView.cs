using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>A workspace's people, roles, teams, keys, settings and audit log, on behalf of whoever is at the page.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
/// <param name="time">The clock.</param>
internal sealed class PeopleView(IGrainFactory grains, WorkspaceCalls calls, TimeProvider time)
{
    /// <summary>Everyone.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<PeopleList> People(string tenant) => As(tenant, people => people.List());

    /// <summary>Does something with the people; the workspace itself refuses what the person may not.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace.</param>
    /// <param name="what">What to do.</param>
    public async Task<T> As<T>(string tenant, Func<IPeopleGrain, Task<T>> what)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        return await what(grains.GetGrain<IPeopleGrain>(tenant));
    }

    /// <summary>Does something with the API keys.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace.</param>
    /// <param name="what">What to do.</param>
    public async Task<T> Keys<T>(string tenant, Func<IApiKeysGrain, Task<T>> what)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageApiKeys));
        return await what(grains.GetGrain<IApiKeysGrain>(tenant));
    }

    /// <summary>Reads the audit log.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace.</param>
    /// <param name="what">What to read.</param>
    public async Task<T> Audit<T>(string tenant, Func<IAuditGrain, Task<T>> what)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ViewAudit));
        return await what(grains.GetGrain<IAuditGrain>(tenant));
    }

    /// <summary>The workspace's settings; null when there are none.</summary>
    /// <param name="tenant">The workspace.</param>
    public async Task<WorkspaceSettings?> Settings(string tenant)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        return await grains.GetGrain<IWorkspaceGrain>(tenant).Get();
    }

    /// <summary>The workspace's connections, by key, with what the team calls them.</summary>
    /// <param name="tenant">The workspace.</param>
    public async Task<ImmutableArray<(string Key, string Name)>> Inboxes(string tenant)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        var keys = await grains.GetGrain<IWorkspaceGrain>(tenant).GetConnections();
        var states = await Task.WhenAll(keys.Select(key => grains.GetGrain<Grains.Abstractions.Channels.IChannelConnectionGrain>(key.Value).Get()));
        return [.. states.OfType<Grains.Abstractions.Channels.ConnectionStatus>().Select(static one => (one.Key.Value, one.Name))];
    }

    /// <summary>Changes the workspace's settings.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="definition">Name, time zone and language.</param>
    public async Task<Outcome> Configure(string tenant, WorkspaceDefinition definition)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageWorkspace));
        if (WorkspaceDefinitionRules.Check(definition) is [var wrong, ..])
        {
            return new Refusal("bad_" + wrong.Field, wrong.Message, wrong.Field);
        }

        await grains.GetGrain<IWorkspaceGrain>(tenant).Configure(definition);
        var now = time.GetUtcNow();
        await grains.GetGrain<IAuditGrain>(tenant).Append(AuditNote.OfCaller(Guid.CreateVersion7(now), now, "workspace.changed", null));
        return Outcome.Done;
    }
}
