namespace Chatbotics.Grains.Knowledge;

/// <summary>A passage's vector.</summary>
/// <param name="PassageId">The passage.</param>
/// <param name="Vector">The vector, as long as the others of its model.</param>
public sealed record PassageVector(string PassageId, ReadOnlyMemory<float> Vector);
