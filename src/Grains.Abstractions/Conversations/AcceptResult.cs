namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>What became of accepted events.</summary>
/// <param name="New">How many were new.</param>
/// <param name="Duplicates">How many had been seen before.</param>
[GenerateSerializer, Immutable, Alias("accept-result")]
public readonly record struct AcceptResult([property: Id(0)] int New, [property: Id(1)] int Duplicates);
