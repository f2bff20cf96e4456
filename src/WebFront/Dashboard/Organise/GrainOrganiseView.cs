using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>People, teams, labels and filters from their grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
internal sealed class GrainOrganiseView(IClusterClient grains, WorkspaceCalls calls) : IOrganiseView
{
    /// <inheritdoc/>
    public async Task<OrganiseFacts?> Get(string tenant)
    {
        if (await calls.Access(tenant) is not { } access || !access.Permissions.Has(Permission.ViewConversations))
        {
            return null;
        }

        using var caller = Caller.Use(await calls.For(tenant));
        var gettingPeople = grains.GetGrain<IPeopleGrain>(tenant).List();
        var catalogue = await grains.GetGrain<IInboxCatalogueGrain>(tenant).Get(access.AccountId);
        var people = await gettingPeople;
        return new OrganiseFacts(
            tenant,
            access,
            [.. people.Members.Select(static member => new Assignee(member.AccountId, member.Name)).OrderBy(static member => member.Name, StringComparer.OrdinalIgnoreCase)],
            [.. people.Teams.Select(static team => new TeamReference(team.Id, team.Name)).OrderBy(static team => team.Name, StringComparer.OrdinalIgnoreCase)],
            catalogue.Labels,
            catalogue.Filters);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> SaveLabel(string tenant, Label label)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageInboxSettings));
        return await grains.GetGrain<IInboxCatalogueGrain>(tenant).SaveLabel(label);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> DeleteLabel(string tenant, string id)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageInboxSettings));
        return await grains.GetGrain<IInboxCatalogueGrain>(tenant).DeleteLabel(id);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> SaveFilter(string tenant, SavedFilter filter)
    {
        var member = await calls.For(tenant, Permission.ViewConversations);
        using var caller = Caller.Use(member);
        return await grains.GetGrain<IInboxCatalogueGrain>(tenant).SaveFilter(filter, member.AccountId);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> DeleteFilter(string tenant, string id)
    {
        var member = await calls.For(tenant, Permission.ViewConversations);
        using var caller = Caller.Use(member);
        return await grains.GetGrain<IInboxCatalogueGrain>(tenant).DeleteFilter(id, member.AccountId);
    }
}
