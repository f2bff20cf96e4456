namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>Something that the model gives a tool.</summary>
/// <param name="Name">Its name: 1 to 40 letters, digits and underscores.</param>
/// <param name="Description">What it is, for the model.</param>
/// <param name="IsRequired">Whether it must be given.</param>
[GenerateSerializer, Immutable, Alias("tool-parameter")]
public sealed record ToolParameter([property: Id(0)] string Name, [property: Id(1)] string Description, [property: Id(2)] bool IsRequired);
