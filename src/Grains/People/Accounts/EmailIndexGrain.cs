using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.People.Accounts;

/// <inheritdoc cref="IEmailIndexGrain"/>
/// <param name="index">The stored claim.</param>
/// <param name="ids">Names new accounts.</param>
[GrainType("email-index")]
internal sealed class EmailIndexGrain(
    [PersistentState("email-index")] IPersistentState<EmailIndexState> index,
    IIdGenerator ids) : Grain, IEmailIndexGrain
{
    /// <inheritdoc/>
    public Task<string?> Find() => Task.FromResult(index.State.AccountId);

    /// <inheritdoc/>
    public async Task<Outcome> Create(NewAccount account)
    {
        // The claim comes first. When the process ends before the account is made, the next attempt takes the claim over.
        var id = index.State.AccountId ?? ids.NewId().ToString("N");
        if (index.State.AccountId is not null && await Account(id).GetCredentials() is not null)
        {
            return Refusals.EmailTaken;
        }

        await index.Replace(new EmailIndexState { AccountId = id });
        await Account(id).Create(account);
        return Outcome.Made(id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> Claim(string accountId)
    {
        if (index.State.AccountId is { } owner && !string.Equals(owner, accountId, StringComparison.Ordinal)
            && await Account(owner).GetCredentials() is not null)
        {
            return Refusals.EmailTaken;
        }

        await index.Replace(new EmailIndexState { AccountId = accountId });
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task Release(string accountId)
    {
        if (string.Equals(index.State.AccountId, accountId, StringComparison.Ordinal))
        {
            await index.Replace(new EmailIndexState());
        }
    }

    private IAccountGrain Account(string id) => GrainFactory.GetGrain<IAccountGrain>(id);
}
