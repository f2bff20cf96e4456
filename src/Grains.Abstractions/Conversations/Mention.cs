namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A member of the team who is named in a private note.</summary>
/// <param name="Id">The member's account.</param>
/// <param name="Name">The name as it stands in the note, without the @.</param>
[GenerateSerializer, Immutable, Alias("mention")]
public sealed record Mention([property: Id(0)] string Id, [property: Id(1)] string Name);
