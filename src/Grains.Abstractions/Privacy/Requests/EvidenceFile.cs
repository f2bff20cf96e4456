using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>A file of a request.</summary>
/// <param name="Name">Its name, to save it under.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Content">Its bytes.</param>
[GenerateSerializer, Immutable, Alias("evidence-file")]
public sealed record EvidenceFile([property: Id(0)] string Name, [property: Id(1)] string Type, [property: Id(2)] ImmutableArray<byte> Content);
