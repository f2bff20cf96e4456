using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>Says which places and sections the person may see.</summary>
/// <param name="services">The page's services.</param>
internal sealed class ShellAccess(IServiceProvider services)
{
    /// <summary>What the person may do in a workspace; null for no member.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<MemberAccess?> Of(string tenant) => services.GetService<WorkspaceCalls>() is { } calls
        ? calls.Access(tenant)
        : Task.FromResult<MemberAccess?>(null);

    /// <summary>Whether something is to be shown.</summary>
    /// <param name="needs">The permission; null for every member.</param>
    /// <param name="member">What the person may do.</param>
    public bool Shows(Permission? needs, MemberAccess? member) =>
        needs is not { } permission || services.GetService<WorkspaceCalls>() is null || member?.Permissions.Has(permission) == true;
}
