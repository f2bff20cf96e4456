using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>The account of whoever is at the page.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says who that is.</param>
internal sealed class AccountView(IGrainFactory grains, WorkspaceCalls calls)
{
    /// <summary>Does something with the account.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="what">What to do.</param>
    public async Task<T> Own<T>(Func<IAccountGrain, Task<T>> what)
    {
        var oneself = await calls.ForOneself();
        using var caller = Caller.Use(oneself);
        return await what(grains.GetGrain<IAccountGrain>(oneself.AccountId));
    }

    /// <summary>Where the person is signed in.</summary>
    public async Task<ImmutableArray<SessionInfo>> Sessions()
    {
        var session = await calls.Session();
        return await Own(account => account.ListSessions(session?.SessionId));
    }

    /// <summary>Signs one device out.</summary>
    /// <param name="handle">Which.</param>
    public Task<Outcome> End(string handle) => Own(async account =>
    {
        await account.EndListedSession(handle);
        return Outcome.Done;
    });

    /// <summary>Signs every other device out.</summary>
    public async Task<Outcome> EndOthers()
    {
        var session = await calls.Session();
        return await Own(async account =>
        {
            await account.EndAllSessions(session?.SessionId);
            return Outcome.Done;
        });
    }
}
