namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>A label of a workspace.</summary>
/// <param name="Id">Its id; never changes, and is never used again.</param>
/// <param name="Name">What people call it; unique in the workspace, whatever its letters' case.</param>
/// <param name="Colour">One of <see cref="LabelColours.All"/>.</param>
/// <param name="About">When to use it; null for nothing to say.</param>
[GenerateSerializer, Immutable, Alias("label")]
public sealed record Label([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Colour, [property: Id(3)] string? About = null);
