using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People.Accounts;

// Passwords, tries, and the links that stand in for a password.
internal sealed partial class AccountGrain
{
    private static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromDays(3);

    /// <inheritdoc/>
    public async Task<bool> ReserveTry()
    {
        if (!Exists || account.State.Lock.IsLocked(Now))
        {
            return false;
        }

        var next = account.State.Lock.Take(Now);
        if (next.Until is null)
        {
            await account.Replace(account.State with { Lock = next });
        }
        else
        {
            LogLocked(logger, Id, next.Tries);
            await Commit(account.State with { Lock = next }, AuditActions.LockedOut);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task ClearTries()
    {
        if (account.State.Lock.Tries > 0)
        {
            await account.Replace(account.State with { Lock = new SignInLock() });
        }
    }

    /// <inheritdoc/>
    public async Task Rehash(string old, string next)
    {
        if (Exists && SecretTokens.AreEqual(account.State.PasswordHash, old))
        {
            await account.Replace(account.State with { PasswordHash = next });
        }
    }

    /// <inheritdoc/>
    public async Task<SignedIn> SetPassword(string old, string next, string? sessionId)
    {
        if (!Exists || !SecretTokens.AreEqual(account.State.PasswordHash, old))
        {
            return new SignedIn(Refusals.Changed);
        }

        var kept = sessionId is null ? null : SessionBook.Find(sessions.State.Sessions, sessionId, Now);
        await Commit(WithPassword(next), AuditActions.PasswordChanged);
        var ticket = await EndAllBut(kept);
        return new SignedIn(null, ticket);
    }

    /// <inheritdoc/>
    public async Task<LinkIssued> IssueLink(LinkPurpose purpose)
    {
        var token = SecretTokens.Create();
        var expires = Now + (purpose == LinkPurpose.PasswordReset ? ResetLifetime : ConfirmationLifetime);
        if (Exists)
        {
            var others = account.State.Links.Where(link => link.Purpose != purpose);
            await account.Replace(account.State with { Links = [.. others, new OneTimeLink(purpose, SecretTokens.Hash(token), expires)] });
        }

        return new LinkIssued(token, expires);
    }

    /// <inheritdoc/>
    public Task<bool> IsLinkGood(LinkPurpose purpose, string token) => Task.FromResult(FindLink(purpose, token) is not null);

    /// <inheritdoc/>
    public async Task<Outcome> ResetPassword(string token, string hash)
    {
        if (FindLink(LinkPurpose.PasswordReset, token) is not { } link)
        {
            return Refusals.LinkGone;
        }

        // Whoever has the link reads the address; a session or a lock from before proves nothing any more.
        await Commit(
            WithPassword(hash) with { Links = account.State.Links.Remove(link), Lock = new SignInLock(), EmailConfirmed = true },
            AuditActions.PasswordReset);
        await EndAllBut(null);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> ConfirmEmail(string token)
    {
        if (FindLink(LinkPurpose.EmailConfirmation, token) is not { } link)
        {
            return Refusals.LinkGone;
        }

        await account.Replace(account.State with { Links = account.State.Links.Remove(link), EmailConfirmed = true });
        return Outcome.Done;
    }

    private AccountState WithPassword(string hash) =>
        account.State with { PasswordHash = hash, Stamp = SessionBook.NewId() };

    private OneTimeLink? FindLink(LinkPurpose purpose, string token) =>
        account.State.Links.FirstOrDefault(link => link.Purpose == purpose && link.ExpiresAt > Now && SecretTokens.Matches(link.Hash, token));

    /// <summary>Ends every session but one, which gets a new id at once: the old one may be in the wrong hands.</summary>
    private async Task<SessionTicket?> EndAllBut(StoredSession? kept)
    {
        var renewed = kept is null ? null : kept with { Id = SessionBook.NewId(), FormerId = null, RotationDue = false };
        await sessions.Replace(new AccountSessionsState { Sessions = renewed is null ? [] : [renewed] });
        await revocations.Publish(new Revocation { Kind = RevocationKind.AccountSignedOut, AccountId = Id, SessionId = renewed?.Id });
        return renewed is null ? null : Ticket(renewed);
    }
}
