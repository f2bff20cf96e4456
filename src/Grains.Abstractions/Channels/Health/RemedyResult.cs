namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>What became of a remedy or a test message.</summary>
/// <param name="Done">Whether it worked.</param>
/// <param name="Text">A sentence for the person who pressed the button.</param>
[GenerateSerializer, Immutable, Alias("remedy-result")]
public sealed record RemedyResult([property: Id(0)] bool Done, [property: Id(1)] string Text);
