using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>The sections of the settings that are about people, rights and oneself.</summary>
internal static class PeopleSections
{
    /// <summary>Adds them, and the views behind them.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPeopleSections(this IServiceCollection services) => services
        .AddScoped<PeopleView>()
        .AddScoped<AccountView>()
        .AddSettingsSection(new SettingsSection
        {
            Id = "profile", Title = AreaTexts.Later("Profile"), Group = SettingsGroup.You, Order = 10, Icon = "person",
            About = AreaTexts.Later("What colleagues see of you, in every workspace."), Component = typeof(ProfileSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "security", Title = AreaTexts.Later("Sign-in and security"), Group = SettingsGroup.You, Order = 20, Icon = "lock",
            About = AreaTexts.Later("Your password and your second factor."), Component = typeof(SecuritySection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "sessions", Title = AreaTexts.Later("Devices"), Group = SettingsGroup.You, Order = 30, Icon = "screen",
            About = AreaTexts.Later("Where you are signed in."), Component = typeof(SessionsSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "general", Title = AreaTexts.Later("General"), Group = SettingsGroup.Workspace, Order = 10, Icon = "gear",
            About = AreaTexts.Later("Name, time zone and language of this workspace."), Needs = Permission.ManageWorkspace, Component = typeof(GeneralSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "audit", Title = AreaTexts.Later("Audit log"), Group = SettingsGroup.Workspace, Order = 90, Icon = "history",
            About = AreaTexts.Later("Who changed what, in a chain that shows if anything was altered."), Needs = Permission.ViewAudit, Component = typeof(AuditSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "people", Title = AreaTexts.Later("People"), Group = SettingsGroup.People, Order = 10, Icon = "contacts",
            About = AreaTexts.Later("Who works in this workspace, and as what."), Needs = Permission.ViewPeople, Component = typeof(PeopleSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "roles", Title = AreaTexts.Later("Roles"), Group = SettingsGroup.People, Order = 20, Icon = "shield",
            About = AreaTexts.Later("What the members of a role may do."), Needs = Permission.ManageRoles, Component = typeof(RolesSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "teams", Title = AreaTexts.Later("Teams"), Group = SettingsGroup.People, Order = 30, Icon = "chat",
            About = AreaTexts.Later("Conversations can be given to a team, and members can be limited to what their teams hold."), Needs = Permission.ManageTeams, Component = typeof(TeamsSection),
        })
        .AddSettingsSection(new SettingsSection
        {
            Id = "api-keys", Title = AreaTexts.Later("API keys"), Group = SettingsGroup.Developers, Order = 10, Icon = "tool",
            About = AreaTexts.Later("For programs that work with this workspace. A key can do no more than the person who made it."), Needs = Permission.ManageApiKeys, Component = typeof(ApiKeysSection),
        });
}
