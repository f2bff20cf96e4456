using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.WebFront.Dashboard.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Makes acts.</summary>
/// <param name="view">How conversations are changed.</param>
internal sealed class OrganiseActs(IConversationView view)
{
    /// <summary>Changes the status.</summary>
    /// <param name="status">The new status.</param>
    /// <param name="until">Snoozed: until when; null until the customer writes.</param>
    public OrganiseAct Status(ConversationStatus status, DateTimeOffset? until = null) => new(
        status switch
        {
            ConversationStatus.Resolved => Texts.Inbox["resolved#done"],
            ConversationStatus.Snoozed => Texts.Inbox["snoozed#done"],
            ConversationStatus.Pending => Texts.Inbox["set to pending#done"],
            _ => Texts.Inbox["opened again"],
        },
        row => row with { Status = status, SnoozedUntil = until },
        (row, person) => view.ChangeStatus(row.Key, new StatusCommand { Status = status, Until = until, By = person }),
        (row, person) => view.ChangeStatus(row.Key, new StatusCommand { Status = row.Status, Until = row.SnoozedUntil, By = person, KeepHolder = true }));

    /// <summary>Gives it to a person, or takes it from whoever has it.</summary>
    /// <param name="assignee">The person; null for nobody.</param>
    /// <param name="name">What to call the person.</param>
    public OrganiseAct Assign(Assignee? assignee, string name) => new(
        assignee is null ? Texts.Inbox["taken from their assignee"] : name == Texts.Frame["You"] ? Texts.Inbox["assigned to you"] : Texts.Inbox["assigned to {0}", name],
        row => row with
        {
            Assignee = assignee,
            Owner = assignee is not null ? new Owner(OwnerKind.Person, assignee.Id, assignee.Name) : row.Owner.Kind == OwnerKind.Person ? Owner.Nobody : row.Owner,
        },
        (row, person) => view.Assign(row.Key, new AssignCommand { By = person, ChangesAssignee = true, Assignee = assignee }),
        async (row, person) =>
        {
            if (row.Owner.Kind == OwnerKind.Assistant)
            {
                await view.ReturnToAssistant(row.Key, person);
                if (row.Assignee is not null)
                {
                    // It was remembered only; giving it back would take it from the assistant again.
                    return new CommandResult();
                }
            }

            return await view.Assign(row.Key, new AssignCommand { By = person, ChangesAssignee = true, Assignee = row.Assignee });
        });

    /// <summary>Gives it to a team.</summary>
    /// <param name="team">The team; null for none.</param>
    public OrganiseAct Team(TeamReference? team) => new(
        team is null ? Texts.Inbox["taken from their team"] : Texts.Inbox["given to the team {0}", team.Name],
        row => row with { Team = team },
        (row, person) => view.Assign(row.Key, AssignCommand.ToTeam(team, person)),
        (row, person) => view.Assign(row.Key, AssignCommand.ToTeam(row.Team, person)));

    /// <summary>Says how urgent it is.</summary>
    /// <param name="priority">The priority.</param>
    public OrganiseAct Priority(ConversationPriority priority) => new(
        priority == ConversationPriority.None ? Texts.Inbox["without priority now"] : Texts.Inbox["set to {0} priority", PriorityLook.Lower(priority)],
        row => row with { Priority = priority },
        (row, person) => view.SetPriority(row.Key, priority, person),
        (row, person) => view.SetPriority(row.Key, row.Priority, person));

    /// <summary>Puts a label on.</summary>
    /// <param name="label">The label.</param>
    public OrganiseAct AddLabel(Label label) => new(
        Texts.Inbox["labelled {0}", label.Name],
        row => row.Labels.Contains(label.Id) ? row : row with { Labels = row.Labels.Add(label.Id) },
        (row, person) => view.ChangeLabels(row.Key, new LabelCommand { By = person, Add = [new(label.Id, label.Name)] }),
        (row, person) => row.Labels.Contains(label.Id)
            ? Task.FromResult(new CommandResult())
            : view.ChangeLabels(row.Key, new LabelCommand { By = person, Remove = [new(label.Id, label.Name)] }));

    /// <summary>Takes a label off.</summary>
    /// <param name="label">The label.</param>
    public OrganiseAct RemoveLabel(Label label) => new(
        Texts.Inbox["no longer labelled {0}", label.Name],
        row => row with { Labels = row.Labels.Remove(label.Id) },
        (row, person) => view.ChangeLabels(row.Key, new LabelCommand { By = person, Remove = [new(label.Id, label.Name)] }),
        (row, person) => row.Labels.Contains(label.Id)
            ? view.ChangeLabels(row.Key, new LabelCommand { By = person, Add = [new(label.Id, label.Name)] })
            : Task.FromResult(new CommandResult()));
}
