namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Says who is responsible for a conversation: a person, a team, or both. Done again, it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("assign-command")]
public sealed record AssignCommand
{
    /// <summary>Who does it: a person, a workflow, or the engine by a rule.</summary>
    [Id(0)]
    public required Author By { get; init; }

    /// <summary>Whether the person changes; false leaves it.</summary>
    [Id(1)]
    public bool ChangesAssignee { get; init; }

    /// <summary>The person, who holds the conversation from then on; null for nobody.</summary>
    [Id(2)]
    public Assignee? Assignee { get; init; }

    /// <summary>Whether the team changes; false leaves it.</summary>
    [Id(3)]
    public bool ChangesTeam { get; init; }

    /// <summary>The team; null for none.</summary>
    [Id(4)]
    public TeamReference? Team { get; init; }

    /// <summary>The whole sentence for the thread when a rule decided, for example "Round robin chose Jonas: online, fewest open."</summary>
    [Id(5)]
    public string? Reason { get; init; }

    /// <summary>Refused with "already_assigned" unless the conversation is open and waits for a person.</summary>
    [Id(6)]
    public bool OnlyIfWaiting { get; init; }

    /// <summary>Whether a person takes it: no right over others is needed.</summary>
    public bool IsOwn => !ChangesTeam && ChangesAssignee && Assignee is not null && By.Kind == AuthorKind.Person && Assignee.Id == By.Id;

    /// <summary>Gives it to a person.</summary>
    /// <param name="assignee">Whom.</param>
    /// <param name="by">Who does it.</param>
    public static AssignCommand To(Assignee assignee, Author by) => new() { By = by, ChangesAssignee = true, Assignee = assignee };

    /// <summary>Takes it from whoever has it.</summary>
    /// <param name="by">Who does it.</param>
    public static AssignCommand ToNobody(Author by) => new() { By = by, ChangesAssignee = true };

    /// <summary>Gives it to a team, or to none; the person stays.</summary>
    /// <param name="team">The team.</param>
    /// <param name="by">Who does it.</param>
    public static AssignCommand ToTeam(TeamReference? team, Author by) => new() { By = by, ChangesTeam = true, Team = team };
}
