using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>The places that are always there: inbox and settings, and the simulator where it runs in process.</summary>
internal static class OwnPlaces
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddPlace(new Place { Area = "inbox", Title = AreaTexts.Later("Inbox"), Icon = "inbox", Order = 10, Mark = typeof(UnreadMark) });
        services.AddPlace(new Place
        {
            Area = "inbox",
            Part = "simulator",
            Title = AreaTexts.Later("Simulator"),
            Icon = "phone",
            Order = 90,
            PhoneOrder = 15,
            IsThere = static page => page.GetService<ISimulatorPane>() is not null,
        });
        services.AddPlace(new Place { Area = "settings", Title = AreaTexts.Later("Settings"), Icon = "gear", Order = 100 });
        return services;
    }
}
