namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A person who is to get an account.</summary>
[GenerateSerializer, Immutable, Alias("new-account")]
public sealed record NewAccount
{
    /// <summary>The name to show, 1 to 100 characters.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The address to sign in with.</summary>
    [Id(1)]
    public required string Email { get; init; }

    /// <summary>The password's salted hash, in the form of ASP.NET Core Identity.</summary>
    [Id(2)]
    public required string PasswordHash { get; init; }

    /// <summary>Whether it is known that the person reads this address: by an invitation or the operator's word.</summary>
    [Id(3)]
    public bool EmailConfirmed { get; init; }
}
