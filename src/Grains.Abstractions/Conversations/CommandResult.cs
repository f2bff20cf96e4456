namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The answer to a person's command.</summary>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult
{
    /// <summary>The conversation's version after the command.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>Why the command was refused; null when it was done.</summary>
    [Id(1)]
    public CommandRefusal? Refusal { get; init; }

    /// <summary>The key of the message that the command queued, if it queued one.</summary>
    [Id(2)]
    public string? MessageKey { get; init; }
}
