using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.WebFront.Identity.Revocations;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>Says whether sessions are good, asking each account at most twice a second.</summary>
internal sealed class SessionChecks : IRevocationListener, IDisposable
{
    private readonly ShortCache<SessionTicket, SessionView?> _views;
    private readonly IDisposable _subscription;

    /// <summary>Begins to listen.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="revocations">What was taken away.</param>
    /// <param name="time">The clock.</param>
    public SessionChecks(IGrainFactory grains, ISessionRevocations revocations, TimeProvider time)
    {
        _views = new ShortCache<SessionTicket, SessionView?>(ticket => Ask(grains, ticket), time);
        _subscription = revocations.Subscribe(this);
    }

    /// <summary>The session if it is good, else null.</summary>
    /// <param name="ticket">What the cookie carries.</param>
    public Task<SessionView?> Check(SessionTicket ticket) => _views.Get(ticket);

    /// <summary>Asks an account anew: what is shown of it has changed.</summary>
    /// <param name="account">The account.</param>
    public void Forget(string account) => _views.Forget(ticket => string.Equals(ticket.AccountId, account, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Revoked(Revocation revocation)
    {
        if (revocation.AccountId is { } account)
        {
            Forget(account);
        }
    }

    /// <inheritdoc/>
    public void CheckEverything() => _views.Clear();

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private static async Task<SessionView?> Ask(IGrainFactory grains, SessionTicket ticket)
    {
        if (!AccountIds.IsAccountId(ticket.AccountId))
        {
            return null;
        }

        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IAccountGrain>(ticket.AccountId).CheckSession(ticket.SessionId, ticket.Stamp);
    }
}
