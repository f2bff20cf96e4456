namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>
/// Who has an e-mail address. Key: a keyed hash of the normalised address, so that stored keys don't give addresses away.
/// Reached through <see cref="IAccountDirectoryGrain"/>, which computes it.
/// </summary>
[Alias("email-index"), GrainScope(GrainScope.Engine)]
public interface IEmailIndexGrain : IGrainWithStringKey
{
    /// <summary>The account that has the address, or null.</summary>
    [Alias("find")]
    Task<string?> Find();

    /// <summary>Claims the address and makes the account.</summary>
    /// <param name="account">The person.</param>
    /// <returns>The account's id, or the refusal <see cref="Refusals.EmailTaken"/>.</returns>
    [Alias("create")]
    Task<Outcome> Create(NewAccount account);

    /// <summary>Claims the address for an account that there is. Idempotent.</summary>
    /// <param name="accountId">The account.</param>
    /// <returns>Done, or the refusal <see cref="Refusals.EmailTaken"/>.</returns>
    [Alias("claim")]
    Task<Outcome> Claim(string accountId);

    /// <summary>Gives the address free. Called when the account is erased. Idempotent.</summary>
    /// <param name="accountId">The account that has it; otherwise nothing happens.</param>
    [Alias("release")]
    Task Release(string accountId);
}
