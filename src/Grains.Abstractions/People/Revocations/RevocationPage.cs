using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>What a follower has not read yet.</summary>
[GenerateSerializer, Immutable, Alias("revocation-page")]
public sealed record RevocationPage
{
    /// <summary>Up to where this page goes.</summary>
    [Id(0)]
    public required RevocationCursor Cursor { get; init; }

    /// <summary>The revocations after the follower's cursor, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<Revocation> Revocations { get; init; } = [];

    /// <summary>Whether some are missing, so that the follower must check everything again.</summary>
    [Id(2)]
    public bool HasGap { get; init; }
}
