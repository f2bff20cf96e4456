namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The team that a conversation belongs to.</summary>
/// <param name="Id">Its id within the workspace.</param>
/// <param name="Name">The name to show, as it was then.</param>
[GenerateSerializer, Immutable, Alias("team-reference")]
public sealed record TeamReference([property: Id(0)] string Id, [property: Id(1)] string Name);
