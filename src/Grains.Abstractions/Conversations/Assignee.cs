namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The person who is responsible for a conversation.</summary>
/// <param name="Id">The person's account.</param>
/// <param name="Name">The name to show, as it was then.</param>
[GenerateSerializer, Immutable, Alias("assignee")]
public sealed record Assignee([property: Id(0)] string Id, [property: Id(1)] string? Name = null);
