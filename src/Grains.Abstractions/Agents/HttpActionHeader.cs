namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A header of an HTTP action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; may hold templates.</param>
[GenerateSerializer, Immutable, Alias("http-action-header")]
public sealed record HttpActionHeader([property: Id(0)] string Name, [property: Id(1)] string Value);
