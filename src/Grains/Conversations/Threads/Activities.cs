using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Threads;

/// <summary>The lines of a thread that say what happened.</summary>
internal static class Activities
{
    /// <summary>Whether an entry gives a line.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsActivity(Entry entry) => entry
        is ActivityIn or IdentityIn or EventSetAside or OwnerChanged { Cause: not OwnerCause.Assigned } or EpisodeOpened or StatusChanged
        or TurnDropped or PriorityChanged or LabelsChanged or TeamChanged or AssigneeChanged or ContactBlocked or MarketingChanged or UnknownEntry;

    /// <summary>The line of an entry, or null when it gives none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="position">Its position.</param>
    public static ThreadItem? Of(Entry entry, long position) => entry switch
    {
        ActivityIn preference when Rules.Marketing.IsStop(preference) is { } isStop => Line(entry, position, Author.Customer, isStop ? "marketing_stopped" : "marketing_resumed"),
        ActivityIn activity => Line(entry, position, activity.Own ? Author.NativeApp : Author.Customer, activity.Event)
            with { Detail = activity.Text ?? activity.Word ?? activity.Payload, Referral = activity.Referral, MessageId = activity.Subject },
        IdentityIn identity => Line(entry, position, Author.Customer, "identity_changed") with { Detail = identity.Text ?? identity.Change },
        EventSetAside aside => Line(entry, position, Author.System, "unknown_event") with { Detail = aside.Event },
        UnknownEntry unknown => Line(entry, position, Author.System, "unknown_event")
            with { Detail = $"Recorded by a newer version of this program ({unknown.Number})." },
        OwnerChanged { Cause: OwnerCause.Assigned } => null,
        OwnerChanged owner => Line(entry, position, owner.By, NameOf(owner.Cause)) with { Detail = owner.Reason, Owner = owner.Owner },
        EpisodeOpened opened => Line(entry, position, Author.System, "opened") with { Detail = $"#{opened.Number}", Owner = opened.Owner },
        StatusChanged { Cause: StatusCause.SnoozeEnded } => Line(entry, position, Author.System, "snooze_ended"),
        StatusChanged { Cause: StatusCause.CustomerWrote } => Line(entry, position, Author.Customer, "reopened"),
        StatusChanged status => Line(entry, position, status.By, NameOf(status.Status))
            with { Detail = status.Until == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(status.Until).ToString("O", CultureInfo.InvariantCulture) },
        PriorityChanged priority => Line(entry, position, priority.By, "priority_changed") with { Detail = NameOf(priority.Priority) },
        LabelsChanged labels => Line(entry, position, labels.By, labels.Removed ? "labels_removed" : "labels_added")
            with { Detail = string.Join(", ", labels.Names) },
        TeamChanged team => Line(entry, position, team.By, team.Team is null ? "team_removed" : "team_assigned") with { Detail = team.Reason ?? team.Name },
        AssigneeChanged assignee => Line(entry, position, assignee.By, assignee.Assignee is null ? "unassigned" : "assigned") with
        {
            Detail = assignee.Reason,
            Owner = assignee.Assignee is null ? Owner.Nobody : new Owner(OwnerKind.Person, assignee.Assignee, assignee.Name),
        },
        ContactBlocked blocked => Line(entry, position, blocked.By, blocked.IsBlocked ? "blocked" : "unblocked"),
        MarketingChanged marketing => Line(entry, position, marketing.By, marketing.IsStopped ? "marketing_stopped" : "marketing_resumed"),
        TurnDropped dropped => Line(entry, position, new Author(AuthorKind.Assistant), "turn_dropped")
            with { Detail = dropped.Replies is [{ Text: { } text }, ..] ? text : dropped.Reason, Trace = Normal(dropped.Trace) },
        _ => null,
    };

    /// <summary>A trace whose list is one, whatever older bytes lacked.</summary>
    /// <param name="trace">The trace.</param>
    public static TurnTrace? Normal(TurnTrace? trace) =>
        trace is { Passages.IsDefault: true } or { Steps.IsDefault: true }
            ? trace with { Passages = trace.Passages.IsDefault ? [] : trace.Passages, Steps = trace.Steps.IsDefault ? [] : trace.Steps }
            : trace;

    private static ThreadItem Line(Entry entry, long position, Author author, string activity) => new()
    {
        Position = position,
        Kind = ThreadItemKind.Activity,
        Author = author,
        At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At),
        ProviderTime = entry is InboundEntry { Time: { } time } ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        Activity = activity,
    };

    private static string NameOf(OwnerCause cause) => cause switch
    {
        OwnerCause.TakenOver => "taken_over",
        OwnerCause.PersonReplied => "taken_over",
        OwnerCause.NativeReply => "native_reply",
        OwnerCause.Returned => "returned",
        OwnerCause.HandedOver => "handed_over",
        OwnerCause.AssistantFailed => "assistant_failed",
        OwnerCause.SendFailed => "send_failed",
        OwnerCause.LoopGuard => "loop_guard",
        OwnerCause.NotAllowed => "assistant_not_allowed",
        _ => "owner_changed",
    };

    private static string NameOf(ConversationPriority priority) => priority switch
    {
        ConversationPriority.Low => "low",
        ConversationPriority.Medium => "medium",
        ConversationPriority.High => "high",
        ConversationPriority.Urgent => "urgent",
        _ => "none",
    };

    private static string NameOf(ConversationStatus status) => status switch
    {
        ConversationStatus.Resolved => "resolved",
        ConversationStatus.Open => "reopened",
        ConversationStatus.Snoozed => "snoozed",
        _ => "pending",
    };
}
