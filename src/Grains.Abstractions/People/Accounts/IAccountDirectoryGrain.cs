namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>Finds and makes accounts by e-mail address. Key: <see cref="Key"/>.</summary>
[Alias("account-directory"), GrainScope(GrainScope.Engine)]
public interface IAccountDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "accounts";

    /// <summary>The account that has an address, or null; also null for what is no address.</summary>
    /// <param name="email">As typed.</param>
    [Alias("find")]
    Task<string?> Find(string email);

    /// <summary>Makes an account.</summary>
    /// <param name="account">The person.</param>
    /// <returns>The account's id, or a refusal.</returns>
    [Alias("create")]
    Task<Outcome> Create(NewAccount account);

    /// <summary>Claims a further address for an account that there is, until it is released. Idempotent.</summary>
    /// <param name="email">The address.</param>
    /// <param name="accountId">The account.</param>
    /// <returns>Done, or a refusal.</returns>
    [Alias("claim")]
    Task<Outcome> Claim(string email, string accountId);

    /// <summary>Gives an address free. Called when the account is erased.</summary>
    /// <param name="email">The address.</param>
    /// <param name="accountId">The account.</param>
    [Alias("release")]
    Task Release(string email, string accountId);
}
