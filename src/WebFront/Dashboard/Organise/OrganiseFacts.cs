using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>What one person can order a workspace's conversations by: colleagues, teams, labels, filters; and what they may do.</summary>
/// <param name="Tenant">The workspace.</param>
/// <param name="Access">The person.</param>
/// <param name="Members">The workspace's members, by name.</param>
/// <param name="Teams">Its teams, by name.</param>
/// <param name="Labels">Its labels, by name.</param>
/// <param name="Filters">Everybody's filters and the person's own, by name.</param>
public sealed record OrganiseFacts(
    string Tenant,
    MemberAccess Access,
    ImmutableArray<Assignee> Members,
    ImmutableArray<TeamReference> Teams,
    ImmutableArray<Label> Labels,
    ImmutableArray<SavedFilter> Filters)
{
    /// <summary>The person's account.</summary>
    public string Viewer => Access.AccountId;

    /// <summary>Which conversations the person may see; null for all.</summary>
    public InboxScope? Scope => InboxScope.Of(Access);

    /// <summary>Whether the reader may answer customers.</summary>
    public bool MayReply => Access.Permissions.Has(Permission.Reply);

    /// <summary>Whether the reader may write private notes.</summary>
    public bool MayNote => Access.Permissions.Has(Permission.WriteNotes);

    /// <summary>Whether the person may change status, priority and labels, and take conversations.</summary>
    public bool MayManage => Access.Permissions.Has(Permission.ManageConversations);

    /// <summary>Whether the person may give conversations to others.</summary>
    public bool MayAssign => Access.Permissions.Has(Permission.AssignConversations);

    /// <summary>Whether the person may change labels and everybody's filters.</summary>
    public bool MayShare => Access.Permissions.Has(Permission.ManageInboxSettings);

    /// <summary>The label of an id; null for one that was deleted.</summary>
    /// <param name="id">The id.</param>
    public Label? Label(string id) => Labels.FirstOrDefault(label => label.Id == id);

    /// <summary>The labels of a conversation that still exist.</summary>
    /// <param name="row">The conversation.</param>
    public IEnumerable<Label> LabelsOf(ConversationSummary row) => row.Labels.Select(Label).OfType<Label>();

    /// <summary>What to call a person: "You" for oneself.</summary>
    /// <param name="assignee">The person; null for nobody.</param>
    public string NameOf(Assignee? assignee) => assignee switch
    {
        null => Texts.Inbox["Nobody"],
        _ when assignee.Id == Viewer => Texts.Inbox["You"],
        _ => Members.FirstOrDefault(member => member.Id == assignee.Id)?.Name ?? assignee.Name ?? Texts.Inbox["A colleague"],
    };
}
