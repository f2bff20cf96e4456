using Chatbotics.WebFront.Dashboard.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>Puts pages where people find them: a feature adds its place, or its section of the settings, with one line.</summary>
public static class PlaceRegistration
{
    /// <summary>Adds a place to the rail.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="place">The place; its page is routed at <c>/{area}/{Tenant}</c>.</param>
    public static IServiceCollection AddPlace(this IServiceCollection services, Place place) => services.AddSingleton(place);

    /// <summary>Adds a section to the settings.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section; the frame draws its title and loads its component.</param>
    public static IServiceCollection AddSettingsSection(this IServiceCollection services, SettingsSection section) => services.AddSingleton(section);
}
