using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.WebFront.Dashboard.Organise;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>Which rows the list shows, in which order; part of the page's address.</summary>
/// <param name="Tab">Which part of the inbox.</param>
/// <param name="Status">By status; null shows every status.</param>
/// <param name="Sort">The order.</param>
/// <param name="Where">Further conditions, as <see cref="ConditionText"/> writes them; empty for none.</param>
public sealed record InboxFilter(
    InboxTab Tab = InboxTab.All, ConversationStatus? Status = ConversationStatus.Open, InboxSort Sort = InboxSort.NewestActivity, string Where = "")
{
    private ImmutableArray<InboxCondition> _conditions;

    /// <summary>What the list shows at first: everything that is open.</summary>
    public static InboxFilter Default { get; } = new();

    /// <summary>The further conditions.</summary>
    public ImmutableArray<InboxCondition> Conditions => _conditions.IsDefault ? _conditions = ConditionText.Read(Where) : _conditions;

    /// <summary>Whether a row says by itself if it belongs here and where.</summary>
    public bool IsPlain => Where.Length == 0 && Sort == InboxSort.NewestActivity;

    /// <summary>Reads the address; anything unknown counts as not given.</summary>
    /// <param name="tab">The address's "tab".</param>
    /// <param name="status">The address's "status".</param>
    /// <param name="sort">The address's "sort".</param>
    /// <param name="where">The address's "where".</param>
    public static InboxFilter Parse(string? tab, string? status, string? sort = null, string? where = null) => new(
        tab switch
        {
            "mine" => InboxTab.Mine,
            "unassigned" => InboxTab.Unassigned,
            "ai" => InboxTab.Ai,
            "mentions" => InboxTab.Mentions,
            "unattended" => InboxTab.Unattended,
            _ => InboxTab.All,
        },
        status switch
        {
            "pending" => ConversationStatus.Pending,
            "snoozed" => ConversationStatus.Snoozed,
            "resolved" => ConversationStatus.Resolved,
            "any" => null,
            _ => ConversationStatus.Open,
        },
        sort is { Length: > 0 } && InboxConditionRules.TryName<InboxSort>(sort, out var order) ? order : InboxSort.NewestActivity,
        ConditionText.Write(ConditionText.Read(where)));

    /// <summary>The list that a saved filter stands for.</summary>
    /// <param name="filter">The filter.</param>
    public static InboxFilter Of(SavedFilter filter) => new(
        filter.View switch
        {
            InboxView.Mine => InboxTab.Mine,
            InboxView.Unassigned => InboxTab.Unassigned,
            InboxView.Automated => InboxTab.Ai,
            InboxView.Mentions => InboxTab.Mentions,
            InboxView.Unattended => InboxTab.Unattended,
            _ => InboxTab.All,
        },
        filter.Status,
        filter.Sort,
        ConditionText.Write(filter.Conditions));

    /// <summary>The address's query with its question mark; empty for <see cref="Default"/>.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>(4);
            if (Tab != InboxTab.All)
            {
                parts.Add("tab=" + Name(Tab));
            }

            if (Status != ConversationStatus.Open)
            {
                parts.Add("status=" + Name(Status));
            }

            if (Sort != InboxSort.NewestActivity)
            {
                parts.Add("sort=" + Sort.ToString().ToLowerInvariant());
            }

            if (Where.Length > 0)
            {
                parts.Add("where=" + Uri.EscapeDataString(Where));
            }

            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
        }
    }

    /// <summary>The part of the inbox that the tab stands for.</summary>
    public InboxView View => Tab switch
    {
        InboxTab.Mine => InboxView.Mine,
        InboxTab.Unassigned => InboxView.Unassigned,
        InboxTab.Ai => InboxView.Automated,
        InboxTab.Mentions => InboxView.Mentions,
        InboxTab.Unattended => InboxView.Unattended,
        _ => InboxView.All,
    };

    /// <summary>The word of a tab in the address.</summary>
    /// <param name="tab">The tab.</param>
    public static string Name(InboxTab tab) => tab switch
    {
        InboxTab.Mine => "mine",
        InboxTab.Unassigned => "unassigned",
        InboxTab.Ai => "ai",
        InboxTab.Mentions => "mentions",
        InboxTab.Unattended => "unattended",
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

    /// <summary>Whether a row belongs in this list, its further conditions aside.</summary>
    /// <param name="row">The row.</param>
    /// <param name="reader">The reader's id.</param>
    public bool Takes(ConversationSummary row, string reader)
    {
        var isAutomated = row.Owner.Kind is OwnerKind.Assistant or OwnerKind.Workflow;
        return (Status is null || row.Status == Status) && Tab switch
        {
            InboxTab.Mine => row.Assignee?.Id == reader && !isAutomated,
            InboxTab.Unassigned => row.Assignee is null && !isAutomated,
            InboxTab.Ai => isAutomated,
            InboxTab.Mentions => row.Mentions.Contains(reader),
            InboxTab.Unattended => row.WaitingSince is not null && !isAutomated,
            _ => true,
        };
    }

    /// <summary>The query for a page of this list.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">How many rows; 0 for the counts only.</param>
    /// <param name="reader">The reader's id.</param>
    /// <param name="scope">What the reader may see; null for everything.</param>
    public InboxQuery ToQuery(string? after, int limit, string reader, InboxScope? scope) => new()
    {
        Status = Status,
        View = View,
        Viewer = reader,
        Conditions = Conditions,
        Sort = Sort,
        Scope = scope,
        After = after,
        Limit = Math.Max(1, limit),
        CountsOnly = limit == 0,
    };

    /// <inheritdoc/>
    public bool Equals(InboxFilter? other) =>
        other is not null && Tab == other.Tab && Status == other.Status && Sort == other.Sort && string.Equals(Where, other.Where, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tab, Status, Sort, Where);
}
