using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Puts the ordering of conversations into the dashboard.</summary>
internal static class OrganiseRegistration
{
    /// <summary>Adds the views and the settings' sections.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddOrganising(this IServiceCollection services)
    {
        services.TryAddScoped<IOrganiseView, GrainOrganiseView>();
        services.TryAddScoped<IInboxSearch, ContactInboxSearch>();
        services.TryAddScoped<IAssignmentView, GrainAssignmentView>();
        services.AddScoped<Organiser>();
        services.AddSettingsSection(new SettingsSection
        {
            Id = "labels",
            Title = AreaTexts.Later("Labels"),
            About = AreaTexts.Later("What conversations are about, so that the team finds and counts them."),
            Group = SettingsGroup.Inbox,
            Order = 10,
            Icon = "tag",
            Needs = Permission.ManageInboxSettings,
            Component = typeof(LabelsSection),
        });
        services.AddSettingsSection(new SettingsSection
        {
            Id = "assignment",
            Title = AreaTexts.Later("Assignment"),
            About = AreaTexts.Later("Who gets the conversations that wait for a person."),
            Group = SettingsGroup.Inbox,
            Order = 20,
            Icon = "swap",
            Needs = Permission.ManageInboxSettings,
            Component = typeof(AssignmentSection),
        });
        return services;
    }
}
