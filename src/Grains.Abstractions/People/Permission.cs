namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// One thing that a person or a key may do in a workspace. Stored as bits of <see cref="PermissionSet"/>: numbers never
/// change, and stay below 64. The names that programs use stand in <see cref="Permissions"/>.
/// </summary>
[GenerateSerializer, Alias("permission")]
public enum Permission
{
    /// <summary>See conversations, within the member's visibility.</summary>
    ViewConversations = 0,

    /// <summary>Write to customers, take over and return to the assistant.</summary>
    Reply = 1,

    /// <summary>Write private notes.</summary>
    WriteNotes = 2,

    /// <summary>Change status, priority and labels, snooze, and take a conversation oneself.</summary>
    ManageConversations = 3,

    /// <summary>Assign conversations to others and to teams.</summary>
    AssignConversations = 4,

    /// <summary>Delete conversations for good.</summary>
    DeleteConversations = 5,

    /// <summary>See contacts.</summary>
    ViewContacts = 6,

    /// <summary>Change, merge and block contacts.</summary>
    EditContacts = 7,

    /// <summary>Download contacts and conversations as files.</summary>
    ExportData = 8,

    /// <summary>Erase a contact for good.</summary>
    EraseContacts = 9,

    /// <summary>See reports.</summary>
    ViewReports = 10,

    /// <summary>Manage labels, canned responses, macros and shared filters.</summary>
    ManageInboxSettings = 11,

    /// <summary>Connect, repair and disconnect channels.</summary>
    ManageChannels = 12,

    /// <summary>Change assistants and what they know.</summary>
    ManageAssistants = 13,

    /// <summary>Change and publish workflows and automation rules.</summary>
    ManageWorkflows = 14,

    /// <summary>See who is in the workspace.</summary>
    ViewPeople = 15,

    /// <summary>Invite, change and remove members.</summary>
    ManagePeople = 16,

    /// <summary>Make and change teams.</summary>
    ManageTeams = 17,

    /// <summary>Make and change custom roles.</summary>
    ManageRoles = 18,

    /// <summary>Make and revoke API keys.</summary>
    ManageApiKeys = 19,

    /// <summary>Manage outgoing webhooks and other integrations.</summary>
    ManageIntegrations = 20,

    /// <summary>Change the workspace's name, language, hours and other settings.</summary>
    ManageWorkspace = 21,

    /// <summary>Change retention, answer data requests, set legal holds.</summary>
    ManagePrivacy = 22,

    /// <summary>Read, check and download the audit log.</summary>
    ViewAudit = 23,

    /// <summary>See and change the plan and how it is paid.</summary>
    ManageBilling = 24,

    /// <summary>Make owners and take ownership away; delete the workspace.</summary>
    ManageOwnership = 25,

    /// <summary>Let the operator's staff see messages for a limited time.</summary>
    GrantAccess = 26,
}
