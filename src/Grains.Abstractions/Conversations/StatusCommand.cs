namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Changes a conversation's status. Done again, it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("status-command")]
public sealed record StatusCommand
{
    /// <summary>The new status.</summary>
    [Id(0)]
    public required ConversationStatus Status { get; init; }

    /// <summary>Snoozed: until when; null until the customer writes. At most a year ahead.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who does it: a person, an assistant, a workflow or the engine.</summary>
    [Id(2)]
    public required Author By { get; init; }

    /// <summary>
    /// Opened again: whoever held it goes on holding it. Undo wants that; otherwise the person who opens it takes it.
    /// </summary>
    [Id(3)]
    public bool KeepHolder { get; init; }
}
