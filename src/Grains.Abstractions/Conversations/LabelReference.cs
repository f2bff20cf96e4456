namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A label on a conversation.</summary>
/// <param name="Id">Its id in the workspace's catalogue.</param>
/// <param name="Name">The name to show, as it was then.</param>
[GenerateSerializer, Immutable, Alias("label-reference")]
public sealed record LabelReference([property: Id(0)] string Id, [property: Id(1)] string Name);
