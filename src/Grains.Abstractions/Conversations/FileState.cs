namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Where our own copy of one attachment stands; beside the attachment of the same place.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Text">Why it isn't there, in a sentence; null when there is nothing to say.</param>
[GenerateSerializer, Immutable, Alias("file-state")]
public sealed record FileState([property: Id(0)] FileStage Stage, [property: Id(1)] string? Text = null);
