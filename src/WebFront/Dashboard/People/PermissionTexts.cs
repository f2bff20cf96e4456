using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>What permissions are called, in groups, for the pages of roles and keys.</summary>
internal static class PermissionTexts
{
    /// <summary>All permissions, each once.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<(Permission Permission, string Text)> Permissions)> Groups =>
    [
        (Texts.Settings["Conversations"],
        [
            (Permission.ViewConversations, Texts.Settings["See conversations"]),
            (Permission.Reply, Texts.Settings["Reply and take over"]),
            (Permission.WriteNotes, Texts.Settings["Write notes"]),
            (Permission.ManageConversations, Texts.Settings["Resolve, snooze and label"]),
            (Permission.AssignConversations, Texts.Settings["Assign to others"]),
            (Permission.DeleteConversations, Texts.Settings["Delete conversations"]),
        ]),
        (Texts.Settings["Contacts"],
        [
            (Permission.ViewContacts, Texts.Settings["See contacts"]),
            (Permission.EditContacts, Texts.Settings["Change contacts"]),
            (Permission.EraseContacts, Texts.Settings["Erase contacts"]),
            (Permission.ExportData, Texts.Settings["Export data"]),
        ]),
        (Texts.Settings["Work of the team"],
        [
            (Permission.ViewReports, Texts.Settings["See reports"]),
            (Permission.ManageInboxSettings, Texts.Settings["Set up labels, answers and rules"]),
            (Permission.ManageTeams, Texts.Settings["Set up teams"]),
            (Permission.ManageChannels, Texts.Settings["Connect channels"]),
            (Permission.ManageAssistants, Texts.Settings["Set up AI agents"]),
            (Permission.ManageWorkflows, Texts.Settings["Set up workflows"]),
        ]),
        (Texts.Settings["People and rights"],
        [
            (Permission.ViewPeople, Texts.Settings["See who works here"]),
            (Permission.ManagePeople, Texts.Settings["Invite, change and remove people"]),
            (Permission.ManageRoles, Texts.Settings["Set up roles"]),
            (Permission.ManageApiKeys, Texts.Settings["Make API keys"]),
            (Permission.ManageIntegrations, Texts.Settings["Set up integrations"]),
        ]),
        (Texts.Settings["Workspace"],
        [
            (Permission.ManageWorkspace, Texts.Settings["Change the workspace"]),
            (Permission.ManagePrivacy, Texts.Settings["Set up retention and erase data"]),
            (Permission.ViewAudit, Texts.Settings["Read the audit log"]),
            (Permission.ManageBilling, Texts.Settings["Manage billing"]),
            (Permission.ManageOwnership, Texts.Settings["Make owners"]),
            (Permission.GrantAccess, Texts.Settings["Let support look in"]),
        ]),
    ];
}
