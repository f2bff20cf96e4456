using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Calls grains on behalf of whoever looks at the page.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="services">The page's services.</param>
internal sealed class PrivacyCalls(IClusterClient grains, IServiceProvider services)
{
    /// <summary>Makes a call.</summary>
    /// <param name="tenant">The workspace, as it stands in an address; hostile.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ForeignGrainException">The person is not a member.</exception>
    public async Task<T> For<T>(string tenant, Func<IClusterClient, Task<T>> call)
    {
        // A host without people has one operator, who may do everything.
        using var caller = Caller.Use(services.GetService<WorkspaceCalls>() is { } calls ? await calls.For(tenant) : Caller.Engine);
        return await call(grains);
    }
}
