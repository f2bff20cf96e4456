using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>Says which places and sections the person may see.</summary>
/// <param name="calls">Knows the person.</param>
internal sealed class ShellAccess(WorkspaceCalls calls)
{
    /// <summary>What the person may do in a workspace; null for no member.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<MemberAccess?> Of(string tenant) => calls.Access(tenant);

    /// <summary>Whether something is to be shown.</summary>
    /// <param name="needs">The permission; null for every member.</param>
    /// <param name="member">What the person may do.</param>
    public static bool Shows(Permission? needs, MemberAccess? member) =>
        member is not null && (needs is not { } permission || member.Permissions.Has(permission));
}
