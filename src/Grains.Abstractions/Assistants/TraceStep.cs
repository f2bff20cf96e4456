namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>A step of a turn, for the trace.</summary>
[GenerateSerializer, Immutable, Alias("trace-step")]
public sealed record TraceStep
{
    /// <summary>What it was.</summary>
    [Id(0)]
    public required TraceStepKind Kind { get; init; }

    /// <summary>In a few words, for example "Looked up an order".</summary>
    [Id(1)]
    public required string Title { get; init; }

    /// <summary>What came of it, at most 600 characters; null for nothing to say.</summary>
    [Id(2)]
    public string? Detail { get; init; }

    /// <summary>When it began, from the turn's beginning.</summary>
    [Id(3)]
    public TimeSpan At { get; init; }

    /// <summary>How long it took.</summary>
    [Id(4)]
    public TimeSpan Took { get; init; }

    /// <summary>Whether it failed or was refused.</summary>
    [Id(5)]
    public bool IsRefused { get; init; }

    /// <summary>Tools: the id of the tool; null for other steps.</summary>
    [Id(6)]
    public string? Tool { get; init; }
}
