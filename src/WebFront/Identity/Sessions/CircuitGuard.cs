using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Revocations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>
/// Stands between a live page and what it does: every event from the browser is done on behalf of the person, and none once
/// the session, or the person's place in the workspace that is shown, was taken away.
/// </summary>
/// <param name="state">Tells the page who is signed in.</param>
/// <param name="sessions">Says whether sessions are good.</param>
/// <param name="calls">Knows which workspaces the page has shown.</param>
/// <param name="revocations">What was taken away.</param>
internal sealed class CircuitGuard(
    AuthenticationStateProvider state, SessionChecks sessions, WorkspaceCalls calls, ISessionRevocations revocations)
    : CircuitHandler, IRevocationListener, IDisposable
{
    private IDisposable? _subscription;
    private SessionTicket? _ticket;
    private volatile bool _isDead;

    /// <summary>Whether the page can do nothing any more.</summary>
    public bool IsDead => _isDead;

    /// <inheritdoc/>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => await Open();

    /// <summary>Begins to guard.</summary>
    internal async Task Open()
    {
        _ticket = (await state.GetAuthenticationStateAsync()).User.Session();
        _subscription = revocations.Subscribe(this);
    }

    /// <inheritdoc/>
    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => await MustBeGood();

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            await MustBeGood();

            // Outside of any workspace: what a page does in one, it does through WorkspaceCalls, which asks for the right.
            using var caller = Caller.Use(_ticket is null ? null : new Caller { AccountId = _ticket.AccountId });
            await next(context);
        };

    /// <inheritdoc/>
    public void Revoked(Revocation revocation)
    {
        if (_ticket is null || !string.Equals(revocation.AccountId, _ticket.AccountId, StringComparison.Ordinal))
        {
            return;
        }

        if (revocation.Kind == RevocationKind.MemberRemoved)
        {
            if (calls.HasShown(revocation.Tenant!))
            {
                Die();
            }
        }
        else if (revocation.Kind is RevocationKind.SessionEnded or RevocationKind.AccountSignedOut)
        {
            _ = DieUnlessGood();
        }
    }

    /// <inheritdoc/>
    public void CheckEverything() => _ = DieUnlessGood();

    /// <inheritdoc/>
    public void Dispose() => _subscription?.Dispose();

    private async Task MustBeGood()
    {
        if (_isDead || (_ticket is not null && await sessions.Check(_ticket) is null))
        {
            Die();
            throw new SessionEndedException();
        }
    }

    private async Task DieUnlessGood()
    {
        try
        {
            if (_ticket is not null && await sessions.Check(_ticket) is null)
            {
                Die();
            }
        }
        catch (Exception)
        {
            // The next event from the browser asks again.
        }
    }

    private void Die()
    {
        if (_isDead)
        {
            return;
        }

        _isDead = true;
        if (state is SessionStateProvider provider)
        {
            provider.Expire();
        }
    }
}
