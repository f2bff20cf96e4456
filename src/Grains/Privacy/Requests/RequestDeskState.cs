using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Requests;

/// <summary>What is stored of a workspace's requests.</summary>
[GenerateSerializer, Immutable, Alias("request-desk-state")]
internal sealed record RequestDeskState
{
    /// <summary>The requests, in the order of their numbers.</summary>
    [Id(0)]
    public ImmutableArray<StoredRequest> Requests { get; init; } = [];

    /// <summary>The key that seals what names people.</summary>
    [Id(1)]
    public Guid? KeyId { get; init; }

    /// <summary>The last number given.</summary>
    [Id(2)]
    public long Last { get; init; }
}
