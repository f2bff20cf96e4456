using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>The five roles that every workspace has. Each may do what the next one may, and more.</summary>
public static class Roles
{
    /// <summary>The id of the owners' role. A workspace has at least one owner at all times.</summary>
    public const string OwnerId = "owner";

    /// <summary>The id of the role that reads and nothing else.</summary>
    public const string ViewerId = "viewer";

    /// <summary>Reads conversations, contacts and reports.</summary>
    public static Role Viewer { get; } = BuiltIn(ViewerId, "Viewer", PermissionSet.Of(
        Permission.ViewConversations, Permission.ViewContacts, Permission.ViewReports, Permission.ViewPeople));

    /// <summary>Answers customers.</summary>
    public static Role Agent { get; } = BuiltIn("agent", "Agent", Viewer.Permissions.With(PermissionSet.Of(
        Permission.Reply, Permission.WriteNotes, Permission.ManageConversations, Permission.EditContacts)));

    /// <summary>Leads a team: assigns, exports, arranges the inbox.</summary>
    public static Role Supervisor { get; } = BuiltIn("supervisor", "Supervisor", Agent.Permissions.With(PermissionSet.Of(
        Permission.AssignConversations, Permission.ExportData, Permission.ManageInboxSettings, Permission.ManageTeams)));

    /// <summary>Runs the workspace: everything but its ownership and its bill.</summary>
    public static Role Admin { get; } = BuiltIn("admin", "Admin", PermissionSet.All.Without(PermissionSet.Of(
        Permission.ManageOwnership, Permission.ManageBilling, Permission.GrantAccess)));

    /// <summary>Everything.</summary>
    public static Role Owner { get; } = BuiltIn(OwnerId, "Owner", PermissionSet.All);

    /// <summary>The five, from the owner down.</summary>
    public static ImmutableArray<Role> BuiltIns { get; } = [Owner, Admin, Supervisor, Agent, Viewer];

    /// <summary>One of the five by its id, or null.</summary>
    /// <param name="id">The id.</param>
    public static Role? Find(string id) => BuiltIns.FirstOrDefault(role => string.Equals(role.Id, id, StringComparison.Ordinal));

    private static Role BuiltIn(string id, string name, PermissionSet permissions) =>
        new() { Id = id, Name = name, Permissions = permissions, IsBuiltIn = true };
}
