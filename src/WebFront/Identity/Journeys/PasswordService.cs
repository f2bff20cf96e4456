using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>New passwords: with the old one, or by a mailed link.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="passwords">Hashes and verifies.</param>
/// <param name="mails">The texts.</param>
/// <param name="post">Sends them.</param>
internal sealed class PasswordService(IGrainFactory grains, PasswordWork passwords, PeopleMails mails, IMailSender post)
{
    private const int Burst = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Whether a link can be mailed; when not, the page says whom to ask.</summary>
    public bool CanReset => post.CanSend;

    /// <summary>Mails a link, if the address has an account. Whether it has is told to nobody.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <returns>What is wrong with what was typed; null for "look into your mailbox".</returns>
    public async Task<Refusal?> RequestReset(string email, SessionOrigin origin)
    {
        if (!EmailAddresses.TryNormalize(email, out var normalized))
        {
            return Refusals.BadEmail;
        }

        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<ITryThrottleGrain>("reset:" + RequestOrigin.Network(origin.Address)).Take(Burst * 2, Interval) > TimeSpan.Zero)
        {
            return new Refusal("too_many_tries", Texts.Account["There were too many tries from your network. Wait some minutes, then try again."]);
        }

        // The rest runs behind the answer, which so takes the same time for every address.
        _ = SendReset(normalized);
        return null;
    }

    /// <summary>Whether a link is still good.</summary>
    /// <param name="accountId">The account, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    public async Task<bool> IsGood(string? accountId, string? token)
    {
        if (accountId is null || token is null || !AccountIds.IsAccountId(accountId))
        {
            return false;
        }

        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IAccountGrain>(accountId).IsLinkGood(LinkPurpose.PasswordReset, token);
    }

    /// <summary>Sets a new password by a mailed link. Every session ends; the second factor stays.</summary>
    /// <param name="accountId">The account, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    /// <param name="password">As typed.</param>
    public async Task<Outcome> Reset(string? accountId, string? token, string? password)
    {
        if (!await IsGood(accountId, token))
        {
            return Refusals.LinkGone;
        }

        using var engine = Caller.Use(Caller.Engine);
        var account = grains.GetGrain<IAccountGrain>(accountId!);
        if (await account.GetProfile() is not { } profile)
        {
            return Refusals.LinkGone;
        }

        if (PasswordWork.WhyNot(password, profile.Email, profile.Name) is { } weak)
        {
            return weak;
        }

        var outcome = await account.ResetPassword(token!, await passwords.Hash(password!));
        if (outcome.IsDone)
        {
            post.Send(mails.Changed(profile.Email, "The password of your account was set by a link that was mailed to you.") with { Language = profile.Preferences.Language });
        }

        return outcome;
    }

    /// <summary>Sets a new password with the old one. Every other session ends; this one gets a new id.</summary>
    /// <param name="ticket">The session.</param>
    /// <param name="present">The present password, as typed.</param>
    /// <param name="next">The new password, as typed.</param>
    /// <returns>What the cookie must carry from now on, or what is wrong.</returns>
    public async Task<SignedIn> Change(SessionTicket ticket, string? present, string? next)
    {
        using var person = Caller.Use(new Caller { AccountId = ticket.AccountId });
        var account = grains.GetGrain<IAccountGrain>(ticket.AccountId);
        if (await account.GetProfile() is not { } profile || await account.GetCredentials() is not { } credentials)
        {
            return new SignedIn(Refusals.NotFound);
        }

        if (PasswordWork.WhyNot(next, profile.Email, profile.Name) is { } weak)
        {
            return new SignedIn(weak with { Field = "newPassword" });
        }

        // A stolen session must not be a way to guess the password.
        if (!await account.ReserveTry())
        {
            return new SignedIn(Refusals.LockedOut);
        }

        if (await passwords.Verify(credentials.PasswordHash, present) == PasswordVerificationResult.Failed)
        {
            return new SignedIn(Refusals.WrongPassword);
        }

        await account.ClearTries();
        var result = await account.SetPassword(credentials.PasswordHash, await passwords.Hash(next!), ticket.SessionId);
        if (result.Refusal is null)
        {
            post.Send(mails.Changed(profile.Email, "The password of your account was changed.") with { Language = profile.Preferences.Language });
        }

        return result;
    }

    private async Task SendReset(string email)
    {
        try
        {
            if (await grains.GetGrain<ITryThrottleGrain>("reset-to:" + Hash(email)).Take(Burst, Interval) > TimeSpan.Zero
                || await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email) is not { } id)
            {
                return;
            }

            var account = grains.GetGrain<IAccountGrain>(id);
            var link = await account.IssueLink(LinkPurpose.PasswordReset);
            if (await account.GetProfile() is { } profile)
            {
                post.Send(mails.Reset(profile.Email, id, link.Token) with { Language = profile.Preferences.Language });
            }
        }
        catch (Exception)
        {
            // The person sees no mail come and asks again; nobody learns from a fault whether there is an account.
        }
    }

    private static string Hash(string email) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(email)));
}
