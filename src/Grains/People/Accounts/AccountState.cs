using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>What is stored of a person. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("account-state")]
internal sealed record AccountState
{
    /// <summary>The key of the account; null when there is no such account.</summary>
    [Id(0)]
    public Guid? KeyId { get; init; }

    /// <summary>Name and address, sealed.</summary>
    [Id(1)]
    public byte[] Details { get; init; } = [];

    /// <summary>The password's salted hash.</summary>
    [Id(2)]
    public string PasswordHash { get; init; } = string.Empty;

    /// <summary>Changes with the password.</summary>
    [Id(3)]
    public string Stamp { get; init; } = string.Empty;

    /// <summary>Whether the person was seen to read the address.</summary>
    [Id(4)]
    public bool EmailConfirmed { get; init; }

    /// <summary>Slows down guessing.</summary>
    [Id(5)]
    public SignInLock Lock { get; init; } = new();

    /// <summary>Where in the vault the authenticator's secret lies; null while two-factor is off.</summary>
    [Id(6)]
    public string? TotpReference { get; init; }

    /// <summary>Where the secret lies that was not confirmed yet.</summary>
    [Id(7)]
    public string? PendingTotpReference { get; init; }

    /// <summary>The step of the last code that was used.</summary>
    [Id(8)]
    public long TotpStep { get; init; }

    /// <summary>The hashes of the recovery codes that are unused.</summary>
    [Id(9)]
    public ImmutableArray<string> RecoveryHashes { get; init; } = [];

    /// <summary>The links that were mailed and not used.</summary>
    [Id(10)]
    public ImmutableArray<OneTimeLink> Links { get; init; } = [];

    /// <summary>How the person likes the dashboard.</summary>
    [Id(11)]
    public AccountPreferences Preferences { get; init; } = new();

    /// <summary>The workspaces, oldest first; may hold one that the person did not get into after all.</summary>
    [Id(12)]
    public ImmutableArray<string> Workspaces { get; init; } = [];

    /// <summary>When the account was made.</summary>
    [Id(13)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The address that the person wants to sign in with, sealed, until they have shown that they read it.</summary>
    [Id(15)]
    public byte[]? WantedEmail { get; init; }

    /// <summary>An address that was the person's and is still to be given free, sealed.</summary>
    [Id(16)]
    public byte[]? FormerEmail { get; init; }

    /// <summary>Notes that are not in the workspaces' logs yet.</summary>
    [Id(14)]
    public ImmutableArray<PendingNote> Notes { get; init; } = [];
}
