using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Calls grains on behalf of whoever looks at the page.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says who looks at the page.</param>
internal sealed class PrivacyCalls(IClusterClient grains, WorkspaceCalls calls)
{
    /// <summary>Makes a call.</summary>
    /// <param name="tenant">The workspace, as it stands in an address; hostile.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ForeignGrainException">The person is not a member.</exception>
    public async Task<T> For<T>(string tenant, Func<IClusterClient, Task<T>> call)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        return await call(grains);
    }
}
