namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>A conversation of the present step, as it is stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="DataKey">The key that seals it.</param>
[GenerateSerializer, Immutable, Alias("doomed-row")]
internal sealed record DoomedRow([property: Id(0)] string Key, [property: Id(1)] Guid DataKey);
