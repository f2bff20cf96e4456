using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What came of a step in turning two-factor sign-in on.</summary>
[GenerateSerializer, Immutable, Alias("two-factor-set-up")]
public sealed record TwoFactorSetUp
{
    /// <summary>Why it was refused; null when it was not.</summary>
    [Id(0)]
    public Refusal? Refusal { get; init; }

    /// <summary>The secret for the authenticator app, in base 32 (RFC 4648). Given by the first step only.</summary>
    [Id(1)]
    public string? Secret { get; init; }

    /// <summary>The recovery codes, each good once. Given by the last step only; only their hashes are stored.</summary>
    [Id(2)]
    public ImmutableArray<string> RecoveryCodes { get; init; } = [];
}
