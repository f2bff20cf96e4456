using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>The permissions' names in the API, in policies and in the audit log, for example "conversations.reply".</summary>
public static class Permissions
{
    private static readonly (Permission Permission, string Name)[] Table =
    [
        (Permission.ViewConversations, "conversations.view"),
        (Permission.Reply, "conversations.reply"),
        (Permission.WriteNotes, "conversations.note"),
        (Permission.ManageConversations, "conversations.manage"),
        (Permission.AssignConversations, "conversations.assign"),
        (Permission.DeleteConversations, "conversations.delete"),
        (Permission.ViewContacts, "contacts.view"),
        (Permission.EditContacts, "contacts.edit"),
        (Permission.ExportData, "data.export"),
        (Permission.EraseContacts, "contacts.erase"),
        (Permission.ViewReports, "reports.view"),
        (Permission.ManageInboxSettings, "inbox.manage"),
        (Permission.ManageChannels, "channels.manage"),
        (Permission.ManageAssistants, "assistants.manage"),
        (Permission.ManageWorkflows, "workflows.manage"),
        (Permission.ViewPeople, "people.view"),
        (Permission.ManagePeople, "people.manage"),
        (Permission.ManageTeams, "teams.manage"),
        (Permission.ManageRoles, "roles.manage"),
        (Permission.ManageApiKeys, "keys.manage"),
        (Permission.ManageIntegrations, "integrations.manage"),
        (Permission.ManageWorkspace, "workspace.manage"),
        (Permission.ManagePrivacy, "privacy.manage"),
        (Permission.ViewAudit, "audit.view"),
        (Permission.ManageBilling, "billing.manage"),
        (Permission.ManageOwnership, "ownership.manage"),
        (Permission.GrantAccess, "access.grant"),
    ];

    private static readonly FrozenDictionary<string, Permission> ByName =
        Table.ToFrozenDictionary(static row => row.Name, static row => row.Permission, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Permission, string> Names =
        Table.ToFrozenDictionary(static row => row.Permission, static row => row.Name);

    /// <summary>Every permission, in the order of its number.</summary>
    public static ImmutableArray<Permission> All { get; } = [.. Table.Select(static row => row.Permission)];

    /// <summary>The name that programs use.</summary>
    /// <param name="permission">A defined permission.</param>
    public static string Name(this Permission permission) => Names[permission];

    /// <summary>The permission of a name.</summary>
    /// <param name="name">For example "conversations.reply".</param>
    /// <param name="permission">The permission when found.</param>
    public static bool TryParse(string name, out Permission permission) => ByName.TryGetValue(name, out permission);
}
