using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.WebFront.Identity.Revocations;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>
/// Cuts what stays open: web sockets, live pages, event streams. They were let in once and would not be asked again, so they
/// end as soon as whatever let them in is taken away.
/// </summary>
internal sealed class LiveConnections : IRevocationListener, IDisposable
{
    private readonly ConcurrentDictionary<Connection, byte> _connections = new();
    private readonly IDisposable _subscription;
    private readonly SessionChecks _sessions;

    /// <summary>Begins to listen.</summary>
    /// <param name="revocations">What was taken away.</param>
    /// <param name="sessions">Says whether sessions are good.</param>
    public LiveConnections(ISessionRevocations revocations, SessionChecks sessions)
    {
        _sessions = sessions;
        _subscription = revocations.Subscribe(this);
    }

    /// <summary>How many are open.</summary>
    public int Count => _connections.Count;

    /// <summary>Whether a request stays open.</summary>
    /// <param name="context">The request.</param>
    public static bool IsLive(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs a request that stays open.</summary>
    /// <param name="context">The request, signed in.</param>
    /// <param name="next">What serves it.</param>
    public async Task Run(HttpContext context, RequestDelegate next)
    {
        var user = context.User;
        var connection = new Connection(context, user.AccountId(), user.Session(), user.ApiKeyId(), user.ApiKeyTenant());
        _connections.TryAdd(connection, 0);
        try
        {
            // Between the check that let it in and this line something may have been taken away, unheard by a connection
            // that was not listed yet.
            if (connection.Session is { } ticket && await _sessions.Check(ticket) is null)
            {
                context.Abort();
                return;
            }

            await next(context);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    /// <inheritdoc/>
    public void Revoked(Revocation revocation)
    {
        foreach (var (connection, _) in _connections)
        {
            if (connection.Ends(revocation))
            {
                connection.Context.Abort();
            }
        }
    }

    /// <inheritdoc/>
    public void CheckEverything()
    {
        foreach (var (connection, _) in _connections)
        {
            _ = CheckAgain(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private async Task CheckAgain(Connection connection)
    {
        try
        {
            if (connection.Session is not { } ticket || await _sessions.Check(ticket) is null)
            {
                // A program simply comes back with its key.
                connection.Context.Abort();
            }
        }
        catch (Exception)
        {
            // Not knowing is not enough to cut everybody off; the next use of the page asks again.
        }
    }

    private sealed record Connection(
        HttpContext Context,
        string? AccountId,
        Chatbotics.Grains.Abstractions.People.Accounts.SessionTicket? Session,
        string? ApiKeyId,
        string? Tenant)
    {
        public bool Ends(Revocation revocation) => revocation.Kind switch
        {
            RevocationKind.SessionEnded => Session is not null && Is(Session.SessionId, revocation.SessionId) && Is(AccountId, revocation.AccountId),
            RevocationKind.AccountSignedOut => Session is not null && Is(AccountId, revocation.AccountId) && !Is(Session.SessionId, revocation.SessionId),

            // The page may show another of the person's workspaces: it comes back, and finds only what is left.
            RevocationKind.MemberRemoved => Is(AccountId, revocation.AccountId) && (Tenant is null || Is(Tenant, revocation.Tenant)),
            RevocationKind.ApiKeyRevoked => Is(ApiKeyId, revocation.ApiKeyId) && Is(Tenant, revocation.Tenant),
            _ => false,
        };

        public bool Equals(Connection? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.Ordinal);
    }
}
