namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What signing in needs to know of an account. Never leaves the servers.</summary>
[GenerateSerializer, Immutable, Alias("account-credentials")]
public sealed record AccountCredentials
{
    /// <summary>The password's salted hash.</summary>
    [Id(0)]
    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password; sessions carry it, so that a new password ends them.</summary>
    [Id(1)]
    public required string SecurityStamp { get; init; }

    /// <summary>Whether signing in asks for a code.</summary>
    [Id(2)]
    public bool TwoFactorEnabled { get; init; }

    /// <summary>Whether the person was seen to read the address.</summary>
    [Id(3)]
    public bool EmailConfirmed { get; init; }

    /// <summary>Until when signing in is refused; null when it is not.</summary>
    [Id(4)]
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Wrong tries since the last sign-in.</summary>
    [Id(5)]
    public int FailedTries { get; init; }
}
