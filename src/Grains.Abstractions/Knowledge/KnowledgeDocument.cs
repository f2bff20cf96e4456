namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>One page of a site among the sources, and how it stands.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Passages">How many passages it has; 0 when nothing of it can be found.</param>
/// <param name="Problem">Why it could not be read the last time, in a sentence; null when it was. Passages of an earlier reading stay.</param>
[GenerateSerializer, Immutable, Alias("knowledge-document")]
public sealed record KnowledgeDocument([property: Id(0)] string Address, [property: Id(1)] int Passages, [property: Id(2)] string? Problem);
