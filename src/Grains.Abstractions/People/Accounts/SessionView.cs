namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A session that is good, as each request needs it.</summary>
[GenerateSerializer, Immutable, Alias("session-view")]
public sealed record SessionView
{
    /// <summary>The account.</summary>
    [Id(0)]
    public required string AccountId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Whether signing in asks for a code.</summary>
    [Id(2)]
    public bool TwoFactorEnabled { get; init; }

    /// <summary>How the person likes the dashboard.</summary>
    [Id(3)]
    public AccountPreferences Preferences { get; init; } = new();

    /// <summary>Whether the session shall get another id with the next answer, because the person's rights changed.</summary>
    [Id(4)]
    public bool RotationDue { get; init; }
}
