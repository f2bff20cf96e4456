namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What trying an HTTP tool gave.</summary>
/// <param name="Status">The HTTP status; 0 when there was none.</param>
/// <param name="Text">What the model would read.</param>
/// <param name="Problem">Why it failed, in a sentence; null when it didn't.</param>
/// <param name="Took">How long it took.</param>
[GenerateSerializer, Immutable, Alias("tool-trial")]
public sealed record ToolTrial(
    [property: Id(0)] int Status,
    [property: Id(1)] string Text,
    [property: Id(2)] string? Problem,
    [property: Id(3)] TimeSpan Took);
