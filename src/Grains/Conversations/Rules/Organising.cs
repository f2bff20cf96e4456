using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// Status, priority, labels, assignee and team. Each command gives null when it was done, or why not; done again, it
/// changes nothing.
/// </summary>
internal static class Organising
{
    private const int MaxReason = 300;
    private const string HasLeft = "They have left the workspace.";
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(366);

    /// <summary>Changes the status.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">The new status.</param>
    public static CommandRefusal? ChangeStatus(Decision decision, StatusCommand command)
    {
        if (Refusals.OfActor(decision, command.By) is { } refusal)
        {
            return refusal;
        }

        if (!Enum.IsDefined(command.Status))
        {
            return new("unsupported_status", "A conversation can be open, pending, snoozed or resolved.");
        }

        var until = command is { Status: ConversationStatus.Snoozed, Until: { } time } ? time.ToUnixTimeMilliseconds() : 0;
        if (until != 0 && (until <= decision.Now || until > decision.In(LongestSnooze)))
        {
            return new("bad_snooze_time", "Choose a time in the future, at most a year ahead.");
        }

        var state = decision.State;
        if (state.Status == command.Status && state.SnoozedUntil == until)
        {
            return null;
        }

        decision.Raise(new StatusChanged { Status = command.Status, Until = until, By = command.By });
        if (command.Status == ConversationStatus.Resolved)
        {
            Scheduling.DropFollowUps(decision);
        }

        if (state.Status == ConversationStatus.Resolved && command is { Status: ConversationStatus.Open, KeepHolder: false, By.Kind: AuthorKind.Person })
        {
            // The person who opens it again holds it: an assistant would hand over again what it handed over before.
            Ownership.GiveTo(decision, command.By, OwnerCause.Reopened);
        }

        return null;
    }

    /// <summary>Ends a snooze whose time has come.</summary>
    /// <param name="decision">The decision.</param>
    public static void Tick(Decision decision)
    {
        if (decision.State is { Status: ConversationStatus.Snoozed, SnoozedUntil: > 0 } state && state.SnoozedUntil <= decision.Now)
        {
            decision.Raise(new StatusChanged { Status = ConversationStatus.Open, Cause = StatusCause.SnoozeEnded, By = Author.System });
        }
    }

    /// <summary>Says how urgent it is.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="priority">The priority.</param>
    /// <param name="by">Who says so.</param>
    public static CommandRefusal? SetPriority(Decision decision, ConversationPriority priority, Author by)
    {
        if (Refusals.OfActor(decision, by) is { } refusal)
        {
            return refusal;
        }

        if (!Enum.IsDefined(priority))
        {
            return new("unsupported_priority", "The priority is none, low, medium, high or urgent.");
        }

        if (decision.State.Priority != priority)
        {
            decision.Raise(new PriorityChanged { Priority = priority, By = by });
        }

        return null;
    }

    /// <summary>Puts labels on and takes others off.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">Which.</param>
    public static CommandRefusal? ChangeLabels(Decision decision, LabelCommand command)
    {
        if (Refusals.OfActor(decision, command.By) is { } refusal)
        {
            return refusal;
        }

        var remove = Distinct(command.Remove).Where(label => decision.State.Labels.Contains(label.Id)).ToArray();
        var add = Distinct(command.Add)
            .Where(label => !decision.State.Labels.Contains(label.Id) && !remove.Any(removed => removed.Id == label.Id))
            .ToArray();
        if (decision.State.Labels.Length - remove.Length + add.Length > LabelCommand.MaxLabels)
        {
            return new("too_many_labels", $"A conversation can have {LabelCommand.MaxLabels} labels. Take some off first.");
        }

        Raise(remove, isRemoved: true);
        Raise(add, isRemoved: false);
        return null;

        void Raise(LabelReference[] labels, bool isRemoved)
        {
            if (labels.Length > 0)
            {
                decision.Raise(new LabelsChanged
                {
                    Labels = [.. labels.Select(label => label.Id)],
                    Names = [.. labels.Select(label => label.Name)],
                    Removed = isRemoved,
                    By = command.By,
                });
            }
        }
    }

    /// <summary>Says who is responsible.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">Whom.</param>
    public static CommandRefusal? Assign(Decision decision, AssignCommand command)
    {
        if (Refusals.OfActor(decision, command.By) is { } refusal)
        {
            return refusal;
        }

        if (command.OnlyIfWaiting && !IsWaiting(decision.State))
        {
            return new("already_assigned", "Somebody has this conversation already, or it is no longer open.");
        }

        if (command is { ChangesAssignee: true, Assignee: { Id: "" or null } })
        {
            return new("no_such_person", "Say who shall have the conversation.");
        }

        var reason = command.Reason is { Length: > MaxReason } text ? text[..MaxReason] : command.Reason;
        if (command.ChangesTeam && decision.State.Team?.Id != command.Team?.Id)
        {
            decision.Raise(new TeamChanged { Team = command.Team?.Id, Name = command.Team?.Name, By = command.By, Reason = command.ChangesAssignee ? null : reason });
        }

        if (command.ChangesAssignee)
        {
            AssignPerson(decision, command.Assignee, command.By, reason);
        }

        return null;
    }

    /// <summary>Takes a conversation from a member who has left, and drops what they scheduled in it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="accountId">The member's account.</param>
    public static CommandRefusal? Release(Decision decision, string accountId)
    {
        if (decision.State.Assignee?.Id == accountId || decision.State.Owner is { Kind: OwnerKind.Person, Id: var holder } && holder == accountId)
        {
            AssignPerson(decision, null, Author.System, HasLeft);
        }

        Scheduling.DropOf(decision, accountId);
        return null;
    }

    /// <summary>Whether a conversation is open and nobody has it: it may be given to somebody.</summary>
    /// <param name="state">The state.</param>
    public static bool IsWaiting(ConversationState state) =>
        state.Exists && state.Status == ConversationStatus.Open && state.Owner.Kind == OwnerKind.Nobody && state.Assignee is null;

    private static void AssignPerson(Decision decision, Assignee? assignee, Author by, string? reason)
    {
        var state = decision.State;
        var isHeld = state.Owner.Kind == OwnerKind.Person && state.Owner.Id == assignee?.Id;
        if (state.Assignee?.Id == assignee?.Id && (assignee is null || isHeld))
        {
            return;
        }

        if (assignee is not null && !isHeld)
        {
            Ownership.Change(decision, new Owner(OwnerKind.Person, assignee.Id, assignee.Name), OwnerCause.Assigned, by);
        }
        else if (assignee is null && state.Owner.Kind == OwnerKind.Person)
        {
            Ownership.Change(decision, Owner.Nobody, OwnerCause.Assigned, by);
        }

        decision.Raise(new AssigneeChanged { Assignee = assignee?.Id, Name = assignee?.Name, By = by, Reason = reason });
    }

    private static IEnumerable<LabelReference> Distinct(System.Collections.Immutable.ImmutableArray<LabelReference> labels) =>
        labels.IsDefault ? [] : labels.Where(label => !string.IsNullOrEmpty(label.Id)).DistinctBy(label => label.Id, StringComparer.Ordinal);
}
