namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Something that a contact is known by.</summary>
[GenerateSerializer, Immutable, Alias("known-identity")]
public sealed record KnownIdentity
{
    /// <summary>What kind.</summary>
    [Id(0)]
    public required IdentityKind Kind { get; init; }

    /// <summary>The id, number or address in its normal form.</summary>
    [Id(1)]
    public required string Value { get; init; }

    /// <summary>The asset within which the value holds (a Page, an Instagram account); null when it holds everywhere.</summary>
    [Id(2)]
    public string? Scope { get; init; }

    /// <summary>A channel told it; it can't be removed by hand.</summary>
    [Id(3)]
    public bool IsFromChannel { get; init; }
}
