namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>Something was taken away: whoever serves it must stop now.</summary>
[GenerateSerializer, Immutable, Alias("revocation")]
public sealed record Revocation
{
    /// <summary>What.</summary>
    [Id(0)]
    public required RevocationKind Kind { get; init; }

    /// <summary>Whose; null for a key or a whole workspace.</summary>
    [Id(1)]
    public string? AccountId { get; init; }

    /// <summary>The session that ended; of <see cref="RevocationKind.AccountSignedOut"/>, the one that stays, if any.</summary>
    [Id(2)]
    public string? SessionId { get; init; }

    /// <summary>In which workspace; null for sessions.</summary>
    [Id(3)]
    public string? Tenant { get; init; }

    /// <summary>The key that was revoked.</summary>
    [Id(4)]
    public string? ApiKeyId { get; init; }
}
