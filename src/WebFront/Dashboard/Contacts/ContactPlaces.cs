using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>Puts the contacts into the rail and their attributes into the settings.</summary>
internal static class ContactPlaces
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddContactPages(this IServiceCollection services)
    {
        services.AddScoped<ContactDesk>();
        services.AddPlace(new Place { Area = "contacts", Title = AreaTexts.Later("Contacts"), Icon = "contacts", Order = 20, Needs = Permission.ViewContacts });
        services.AddSettingsSection(new SettingsSection
        {
            Id = "attributes",
            Title = AreaTexts.Later("Contact attributes"),
            About = AreaTexts.Later("What you keep about your contacts beside name, number and address."),
            Group = SettingsGroup.Inbox,
            Order = 60,
            Icon = "tag",
            Needs = Permission.ManageInboxSettings,
            Component = typeof(AttributesSection),
        });
        return services;
    }
}
