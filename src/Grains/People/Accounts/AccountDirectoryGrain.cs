using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Orleans.Concurrency;

namespace Chatbotics.Grains.People.Accounts;

/// <inheritdoc cref="IAccountDirectoryGrain"/>
/// <param name="keys">Turns addresses into keys.</param>
[StatelessWorker]
[GrainType("account-directory")]
internal sealed class AccountDirectoryGrain(EmailKeys keys) : Grain, IAccountDirectoryGrain, IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<string?> Find(string email) =>
        EmailAddresses.TryNormalize(email, out var normalized) ? await (await Index(normalized)).Find() : null;

    /// <inheritdoc/>
    public async Task<Outcome> Create(NewAccount account)
    {
        if (!EmailAddresses.TryNormalize(account.Email, out var normalized))
        {
            return Refusals.BadEmail;
        }

        if (!PersonNames.TryClean(account.Name, out var name))
        {
            return Refusals.BadName;
        }

        return await (await Index(normalized)).Create(account with { Name = name, Email = account.Email.Trim() });
    }

    /// <inheritdoc/>
    public async Task<Outcome> Claim(string email, string accountId) =>
        EmailAddresses.TryNormalize(email, out var normalized) ? await (await Index(normalized)).Claim(accountId) : Refusals.BadEmail;

    /// <inheritdoc/>
    public async Task Release(string email, string accountId)
    {
        if (EmailAddresses.TryNormalize(email, out var normalized))
        {
            await (await Index(normalized)).Release(accountId);
        }
    }

    private async Task<IEmailIndexGrain> Index(string normalized) =>
        GrainFactory.GetGrain<IEmailIndexGrain>(await keys.Of(normalized));
}
