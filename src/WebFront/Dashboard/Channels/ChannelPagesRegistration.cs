using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Onboarding;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>Puts the channels' pages into the dashboard.</summary>
internal static class ChannelPagesRegistration
{
    /// <summary>Adds what they need, and their place in the rail.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddChannelPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.TryAddScoped<ChannelDesk>();
        services.TryAddSingleton<PublicAddress>();
        services.TryAddScoped<OnboardingDesk>();
        return services.AddPlace(new Place
        {
            Area = "channels",
            Title = AreaTexts.Later("Channels"),
            Icon = "plug",
            Order = 70,
            Needs = Permission.ManageChannels,
            Mark = typeof(ChannelsMark),
        });
    }
}
