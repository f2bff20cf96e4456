namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Members that share conversations.</summary>
/// <param name="Id">Its id within the workspace.</param>
/// <param name="Name">What people call it.</param>
[GenerateSerializer, Immutable, Alias("team")]
public sealed record Team([property: Id(0)] string Id, [property: Id(1)] string Name);
