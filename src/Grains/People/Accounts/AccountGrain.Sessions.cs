using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People.Accounts;

// Sessions: begun, used, renamed, listed, ended.
internal sealed partial class AccountGrain
{
    private const int MaxOriginLength = 200;

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private bool _isWritingSeen;

    /// <inheritdoc/>
    public async Task<SessionTicket> StartSession(SessionOrigin origin, string? replaces)
    {
        if (_key is null)
        {
            throw new InvalidOperationException("There is no such account.");
        }

        if (replaces is not null)
        {
            await EndSession(replaces);
        }

        var now = Now;
        var handle = SessionBook.NewHandle();
        var session = new StoredSession
        {
            Id = SessionBook.NewId(),
            Handle = handle,
            CreatedAt = now,
            LastSeenAt = now,
            Origin = SealedText.Seal(_key, OriginPlace(handle), JsonSerializer.Serialize(Cut(origin), PersonalJson.Default.SessionOrigin)),
        };
        await sessions.Replace(new AccountSessionsState { Sessions = SessionBook.Add(sessions.State.Sessions, session, now) });
        await Commit(account.State with { Lock = new SignInLock() }, AuditActions.SignedIn);
        return Ticket(session);
    }

    /// <inheritdoc/>
    public Task<SessionView?> CheckSession(string sessionId, string stamp)
    {
        var now = Now;
        var session = _details is not null && SecretTokens.AreEqual(account.State.Stamp, stamp)
            ? SessionBook.Find(sessions.State.Sessions, sessionId, now)
            : null;
        if (session is null || _details is null)
        {
            return Task.FromResult<SessionView?>(null);
        }

        NoteSeen(session, now);
        return Task.FromResult<SessionView?>(new SessionView
        {
            AccountId = Id,
            Name = _details.Name,
            TwoFactorEnabled = account.State.TotpReference is not null,
            Preferences = account.State.Preferences,
            RotationDue = session.RotationDue || !string.Equals(session.Id, sessionId, StringComparison.Ordinal),
        });
    }

    /// <inheritdoc/>
    public async Task<SessionTicket?> RotateSession(string sessionId)
    {
        var now = Now;
        if (SessionBook.Find(sessions.State.Sessions, sessionId, now) is not { } session)
        {
            return null;
        }

        // Requests that ran at the same time ask with the former id: they get the same new one.
        if (string.Equals(session.Id, sessionId, StringComparison.Ordinal))
        {
            session = session with { Id = SessionBook.NewId(), FormerId = sessionId, FormerUntil = now + SessionBook.FormerGrace, RotationDue = false };
            await sessions.Replace(new AccountSessionsState { Sessions = SessionBook.Replace(sessions.State.Sessions, session) });
        }

        return Ticket(session);
    }

    /// <inheritdoc/>
    public Task EndSession(string sessionId) =>
        End(one => string.Equals(one.Id, sessionId, StringComparison.Ordinal) || string.Equals(one.FormerId, sessionId, StringComparison.Ordinal));

    /// <inheritdoc/>
    public Task EndListedSession(string handle) => End(one => string.Equals(one.Handle, handle, StringComparison.Ordinal));

    /// <inheritdoc/>
    public async Task EndAllSessions(string? except)
    {
        var kept = except is null ? null : SessionBook.Find(sessions.State.Sessions, except, Now);
        if (sessions.State.Sessions.Length > (kept is null ? 0 : 1))
        {
            await sessions.Replace(new AccountSessionsState { Sessions = kept is null ? [] : [kept] });
            await revocations.Publish(new Revocation { Kind = RevocationKind.AccountSignedOut, AccountId = Id, SessionId = kept?.Id });
            await Commit(account.State, AuditActions.SessionsEnded);
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SessionInfo>> ListSessions(string? current)
    {
        var now = Now;
        var mine = current is null ? null : SessionBook.Find(sessions.State.Sessions, current, now);
        return Task.FromResult<ImmutableArray<SessionInfo>>(
        [
            .. sessions.State.Sessions
                .Where(session => SessionBook.Find([session], session.Id, now) is not null)
                .Select(session => new SessionInfo
                {
                    Handle = session.Handle,
                    CreatedAt = session.CreatedAt,
                    LastSeenAt = _seen.GetValueOrDefault(session.Handle, session.LastSeenAt),
                    Origin = Origin(session),
                    IsCurrent = ReferenceEquals(session, mine),
                })
                .OrderByDescending(session => session.LastSeenAt),
        ]);
    }

    /// <inheritdoc/>
    public async Task RotateAll()
    {
        if (sessions.State.Sessions.Any(session => !session.RotationDue))
        {
            await sessions.Replace(new AccountSessionsState { Sessions = [.. sessions.State.Sessions.Select(session => session with { RotationDue = true })] });
        }
    }

    private async Task End(Func<StoredSession, bool> which)
    {
        if (sessions.State.Sessions.FirstOrDefault(which) is not { } session)
        {
            return;
        }

        await sessions.Replace(new AccountSessionsState { Sessions = sessions.State.Sessions.Remove(session) });
        await revocations.Publish(session.FormerId is null ? [Ended(session.Id)] : [Ended(session.Id), Ended(session.FormerId)]);
    }

    private Revocation Ended(string sessionId) =>
        new() { Kind = RevocationKind.SessionEnded, AccountId = Id, SessionId = sessionId };

    private SessionTicket Ticket(StoredSession session) => new(Id, session.Id, account.State.Stamp);

    /// <summary>Keeps the last use in memory and stores it every few minutes: a write for each request would be too much.</summary>
    private void NoteSeen(StoredSession session, DateTimeOffset now)
    {
        _seen[session.Handle] = now;
        if (now - session.LastSeenAt >= SessionBook.SeenResolution && !_isWritingSeen)
        {
            _isWritingSeen = true;
            this.RegisterGrainTimer(
                static (self, _) => self.WriteSeen(),
                this,
                new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
        }
    }

    private async Task WriteSeen()
    {
        try
        {
            await sessions.Replace(new AccountSessionsState
            {
                Sessions = [.. sessions.State.Sessions.Select(session => session with { LastSeenAt = _seen.GetValueOrDefault(session.Handle, session.LastSeenAt) })],
            });
        }
        finally
        {
            _isWritingSeen = false;
        }
    }

    private SessionOrigin Origin(StoredSession session) =>
        JsonSerializer.Deserialize(SealedText.Open(_key!, OriginPlace(session.Handle), session.Origin), PersonalJson.Default.SessionOrigin)
        ?? new SessionOrigin(null, string.Empty);

    private string OriginPlace(string handle) => $"account/{Id}/session/{handle}";

    private static SessionOrigin Cut(SessionOrigin origin) =>
        new(Cut(origin.Address), Cut(origin.Agent) ?? string.Empty);

    private static string? Cut(string? text) => text is { Length: > MaxOriginLength } ? text[..MaxOriginLength] : text;
}
