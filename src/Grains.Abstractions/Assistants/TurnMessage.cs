using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>A message as an assistant sees it.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Kind">The content's kind, for example "text" or "image".</param>
/// <param name="Text">The text or caption; empty when there is none.</param>
[GenerateSerializer, Immutable, Alias("turn-message")]
public sealed record TurnMessage([property: Id(0)] AuthorKind Author, [property: Id(1)] string Kind, [property: Id(2)] string Text);
