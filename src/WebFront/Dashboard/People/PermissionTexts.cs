using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>What permissions are called, in groups, for the pages of roles and keys.</summary>
internal static class PermissionTexts
{
    /// <summary>All permissions, each once.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<(Permission Permission, string Text)> Permissions)> Groups { get; } =
    [
        ("Conversations",
        [
            (Permission.ViewConversations, "See conversations"),
            (Permission.Reply, "Reply and take over"),
            (Permission.WriteNotes, "Write notes"),
            (Permission.ManageConversations, "Resolve, snooze and label"),
            (Permission.AssignConversations, "Assign to others"),
            (Permission.DeleteConversations, "Delete conversations"),
        ]),
        ("Contacts",
        [
            (Permission.ViewContacts, "See contacts"),
            (Permission.EditContacts, "Change contacts"),
            (Permission.EraseContacts, "Erase contacts"),
            (Permission.ExportData, "Export data"),
        ]),
        ("Work of the team",
        [
            (Permission.ViewReports, "See reports"),
            (Permission.ManageInboxSettings, "Set up labels, answers and rules"),
            (Permission.ManageTeams, "Set up teams"),
            (Permission.ManageChannels, "Connect channels"),
            (Permission.ManageAssistants, "Set up AI agents"),
            (Permission.ManageWorkflows, "Set up workflows"),
        ]),
        ("People and rights",
        [
            (Permission.ViewPeople, "See who works here"),
            (Permission.ManagePeople, "Invite, change and remove people"),
            (Permission.ManageRoles, "Set up roles"),
            (Permission.ManageApiKeys, "Make API keys"),
            (Permission.ManageIntegrations, "Set up integrations"),
        ]),
        ("Workspace",
        [
            (Permission.ManageWorkspace, "Change the workspace"),
            (Permission.ManagePrivacy, "Set up retention and erase data"),
            (Permission.ViewAudit, "Read the audit log"),
            (Permission.ManageBilling, "Manage billing"),
            (Permission.ManageOwnership, "Make owners"),
            (Permission.GrantAccess, "Let support look in"),
        ]),
    ];
}
