using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A knowledge base in the workspace's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Languages">The languages of its sources.</param>
/// <param name="Sources">How many sources it has.</param>
/// <param name="Passages">How many passages can be found.</param>
/// <param name="Problems">How many sources could not be read.</param>
[GenerateSerializer, Immutable, Alias("knowledge-listing")]
public sealed record KnowledgeListing(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<string> Languages,
    [property: Id(3)] int Sources,
    [property: Id(4)] int Passages,
    [property: Id(5)] int Problems);
