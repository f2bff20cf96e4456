using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Assignment from its grain.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
internal sealed class GrainAssignmentView(IClusterClient grains, WorkspaceCalls calls) : IAssignmentView
{
    /// <inheritdoc/>
    public async Task<AssignmentOverview> Get(string tenant)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageInboxSettings));
        return await grains.GetGrain<IAssignmentGrain>(tenant).Get();
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> Save(string tenant, AssignmentSettings settings)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageInboxSettings));
        return await grains.GetGrain<IAssignmentGrain>(tenant).Save(settings);
    }

    /// <inheritdoc/>
    public async Task Show(string tenant, string page, bool isOpen)
    {
        var member = await calls.For(tenant);
        using var caller = Caller.Use(member);
        var grain = grains.GetGrain<IAssignmentGrain>(tenant);
        await (isOpen ? grain.Present(member.AccountId, page) : grain.Gone(member.AccountId, page));
    }
}
