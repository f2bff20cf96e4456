using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>
/// Signs people in. A try counts before it is checked, a refusal takes the same time and has the same words whether the
/// account exists or not, and the session's id is new each time.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="passwords">Verifies passwords.</param>
/// <param name="challenges">Seals what the form for the code carries.</param>
/// <param name="mails">The texts.</param>
/// <param name="post">Sends them.</param>
/// <param name="options">How people get in.</param>
/// <param name="time">The clock.</param>
internal sealed class SignInService(
    IGrainFactory grains,
    PasswordWork passwords,
    SignInChallenges challenges,
    PeopleMails mails,
    IMailSender post,
    IOptions<PeopleOptions> options,
    TimeProvider time)
{
    private const int Burst = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(6);

    /// <summary>The first step.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="present">The session that the browser came with, if any; it ends.</param>
    public async Task<SignInOutcome> WithPassword(string? email, string? password, SessionOrigin origin, SessionTicket? present)
    {
        using var engine = Caller.Use(Caller.Engine);
        var began = time.GetTimestamp();
        if (await Throttle(origin) is { } throttled)
        {
            return throttled;
        }

        var id = email is null ? null : await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email);
        var account = id is null ? null : grains.GetGrain<IAccountGrain>(id);
        var mayTry = account is not null && await account.ReserveTry();
        var credentials = account is null ? null : await account.GetCredentials();
        var verdict = await passwords.Verify(credentials?.PasswordHash, password);
        if (account is null || credentials is null || !mayTry || verdict == PasswordVerificationResult.Failed)
        {
            return await Refuse(SignInStep.Refused, began);
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await account.Rehash(credentials.PasswordHash, await passwords.Hash(password!));
        }

        if (!credentials.EmailConfirmed)
        {
            await SendConfirmation(account, id!);
            return new SignInOutcome { Step = SignInStep.Unconfirmed };
        }

        return credentials.TwoFactorEnabled
            ? new SignInOutcome { Step = SignInStep.CodeNeeded, Challenge = challenges.Seal(id!, credentials.SecurityStamp) }
            : await Begin(account, id!, origin, present);
    }

    /// <summary>The second step, with a code of the app or a recovery code.</summary>
    /// <param name="challenge">What the first step gave.</param>
    /// <param name="code">As typed.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="present">The session that the browser came with, if any; it ends.</param>
    public async Task<SignInOutcome> WithCode(string? challenge, string? code, SessionOrigin origin, SessionTicket? present)
    {
        using var engine = Caller.Use(Caller.Engine);
        var began = time.GetTimestamp();
        if (await Throttle(origin) is { } throttled)
        {
            return throttled;
        }

        if (challenges.Open(challenge) is not var (id, stamp))
        {
            return new SignInOutcome { Step = SignInStep.ChallengeGone };
        }

        var account = grains.GetGrain<IAccountGrain>(id);
        if (await account.GetCredentials() is not { } credentials || !string.Equals(credentials.SecurityStamp, stamp, StringComparison.Ordinal))
        {
            return new SignInOutcome { Step = SignInStep.ChallengeGone };
        }

        return (await account.CheckSecondFactor(code ?? string.Empty)).IsDone
            ? await Begin(account, id, origin, present)
            : await Refuse(SignInStep.CodeRefused, began);
    }

    /// <summary>Begins a session for somebody who has just shown by another way who they are: an invitation, the set-up.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="present">The session that the browser came with, if any; it ends.</param>
    public Task<SignInOutcome> Begin(string accountId, SessionOrigin origin, SessionTicket? present) =>
        Begin(grains.GetGrain<IAccountGrain>(accountId), accountId, origin, present);

    /// <summary>Signs out.</summary>
    /// <param name="ticket">The session; null when there is none.</param>
    public async Task SignOut(SessionTicket? ticket)
    {
        if (ticket is not null)
        {
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<IAccountGrain>(ticket.AccountId).EndSession(ticket.SessionId);
        }
    }

    private async Task<SignInOutcome> Begin(IAccountGrain account, string id, SessionOrigin origin, SessionTicket? present)
    {
        var isSame = string.Equals(present?.AccountId, id, StringComparison.Ordinal);
        if (!isSame)
        {
            await SignOut(present);
        }

        // On the person's own behalf, so that the log says who signed in and from where.
        using var person = Caller.Use(new Caller { AccountId = id, Address = origin.Address });
        return new SignInOutcome { Step = SignInStep.SignedIn, Ticket = await account.StartSession(origin, isSame ? present!.SessionId : null) };
    }

    private async Task<SignInOutcome?> Throttle(SessionOrigin origin)
    {
        var wait = await grains.GetGrain<ITryThrottleGrain>("sign-in:" + RequestOrigin.Network(origin.Address)).Take(Burst, Interval);
        return wait > TimeSpan.Zero ? new SignInOutcome { Step = SignInStep.Throttled, Wait = wait } : null;
    }

    private async Task<SignInOutcome> Refuse(SignInStep step, long began)
    {
        var left = options.Value.RefusalTime - time.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time);
        }

        return new SignInOutcome { Step = step };
    }

    private async Task SendConfirmation(IAccountGrain account, string id)
    {
        var link = await account.IssueLink(LinkPurpose.EmailConfirmation);
        if (await account.GetProfile() is { } profile)
        {
            post.Send(mails.Confirmation(profile.Email, id, link.Token) with { Language = profile.Preferences.Language });
        }
    }
}
