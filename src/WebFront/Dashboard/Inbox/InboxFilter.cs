using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>Which rows the list shows; part of the page's address.</summary>
/// <param name="Tab">By holder.</param>
/// <param name="Status">By status; null shows every status.</param>
public sealed record InboxFilter(InboxTab Tab = InboxTab.All, ConversationStatus? Status = ConversationStatus.Open)
{
    /// <summary>What the list shows at first: everything that is open.</summary>
    public static InboxFilter Default { get; } = new();

    /// <summary>Reads the address; anything unknown counts as not given.</summary>
    /// <param name="tab">The address's "tab".</param>
    /// <param name="status">The address's "status".</param>
    public static InboxFilter Parse(string? tab, string? status) => new(
        tab switch
        {
            "mine" => InboxTab.Mine,
            "unassigned" => InboxTab.Unassigned,
            "ai" => InboxTab.Ai,
            _ => InboxTab.All,
        },
        status switch
        {
            "pending" => ConversationStatus.Pending,
            "snoozed" => ConversationStatus.Snoozed,
            "resolved" => ConversationStatus.Resolved,
            "any" => null,
            _ => ConversationStatus.Open,
        });

    /// <summary>The address's query with its question mark; empty for <see cref="Default"/>.</summary>
    public string Query
    {
        get
        {
            var tab = Tab == InboxTab.All ? null : "tab=" + Name(Tab);
            var status = Status == ConversationStatus.Open ? null : "status=" + Name(Status);
            return (tab, status) switch
            {
                (null, null) => "",
                (null, _) => "?" + status,
                (_, null) => "?" + tab,
                _ => $"?{tab}&{status}",
            };
        }
    }

    /// <summary>The word of a tab in the address.</summary>
    /// <param name="tab">The tab.</param>
    public static string Name(InboxTab tab) => tab switch
    {
        InboxTab.Mine => "mine",
        InboxTab.Unassigned => "unassigned",
        InboxTab.Ai => "ai",
        _ => "all",
    };

    /// <summary>The word of a status in the address.</summary>
    /// <param name="status">The status; null means all.</param>
    public static string Name(ConversationStatus? status) => status switch
    {
        ConversationStatus.Pending => "pending",
        ConversationStatus.Snoozed => "snoozed",
        ConversationStatus.Resolved => "resolved",
        ConversationStatus.Open => "open",
        _ => "any",
    };

    /// <summary>The holder that the tab stands for; null for every holder.</summary>
    public OwnerKind? HeldBy => Tab switch
    {
        InboxTab.Mine => OwnerKind.Person,
        InboxTab.Unassigned => OwnerKind.Nobody,
        InboxTab.Ai => OwnerKind.Assistant,
        _ => null,
    };

    /// <summary>Whether a row belongs in this list.</summary>
    /// <param name="row">The row.</param>
    public bool Takes(ConversationSummary row) =>
        (Status is null || row.Status == Status) && (HeldBy is null || row.Owner.Kind == HeldBy);

    /// <summary>The query for a page of this list.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">How many rows.</param>
    public InboxQuery ToQuery(string? after, int limit) => new() { Status = Status, HeldBy = HeldBy, After = after, Limit = limit };
}
