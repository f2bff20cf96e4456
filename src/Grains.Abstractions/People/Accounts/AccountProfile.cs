using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A person, as the person's own page shows it.</summary>
[GenerateSerializer, Immutable, Alias("account-profile")]
public sealed record AccountProfile
{
    /// <summary>The account's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The address to sign in with.</summary>
    [Id(2)]
    public required string Email { get; init; }

    /// <summary>Whether the person was seen to read this address.</summary>
    [Id(3)]
    public bool EmailConfirmed { get; init; }

    /// <summary>Whether signing in asks for a code.</summary>
    [Id(4)]
    public bool TwoFactorEnabled { get; init; }

    /// <summary>How many recovery codes are unused.</summary>
    [Id(5)]
    public int RecoveryCodesLeft { get; init; }

    /// <summary>How the person likes the dashboard.</summary>
    [Id(6)]
    public AccountPreferences Preferences { get; init; } = new();

    /// <summary>
    /// The workspaces the person may be a member of, oldest first. Each workspace has the last word
    /// (<see cref="IPeopleGrain.GetAccess"/>).
    /// </summary>
    [Id(7)]
    public ImmutableArray<string> Workspaces { get; init; } = [];

    /// <summary>When the account was made.</summary>
    [Id(8)]
    public DateTimeOffset CreatedAt { get; init; }
}
