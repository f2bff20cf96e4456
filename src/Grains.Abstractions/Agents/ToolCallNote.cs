namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A tool call as it was noted.</summary>
/// <param name="IdempotencyKey">The key that goes with the call, the same in every run.</param>
/// <param name="Arguments">The arguments of the first run.</param>
/// <param name="Result">What it gave; null while that is not known.</param>
[GenerateSerializer, Immutable, Alias("tool-call-note")]
public sealed record ToolCallNote(
    [property: Id(0)] string IdempotencyKey,
    [property: Id(1)] string Arguments,
    [property: Id(2)] string? Result);
