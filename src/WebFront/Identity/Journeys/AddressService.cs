using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>Another address to sign in with. It counts once the person has shown that they read it; the old one is told.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says who asks.</param>
/// <param name="passwords">Verifies.</param>
/// <param name="mails">The texts.</param>
/// <param name="post">Sends them.</param>
internal sealed class AddressService(IGrainFactory grains, WorkspaceCalls calls, PasswordWork passwords, PeopleMails mails, IMailSender post)
{
    private const int Burst = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Whether a link can be mailed.</summary>
    public bool CanChange => post.CanSend;

    /// <summary>Mails a link to the new address. Whether it has an account already is told to nobody but its reader.</summary>
    /// <param name="email">The new address, as typed.</param>
    /// <param name="password">The present password, as typed: an open device must not be enough to take an account away.</param>
    public async Task<Outcome> Request(string? email, string? password)
    {
        var oneself = await calls.ForOneself();
        using var person = Caller.Use(oneself);
        var account = grains.GetGrain<IAccountGrain>(oneself.AccountId);
        if (await account.GetProfile() is not { } profile || await account.GetCredentials() is not { } credentials)
        {
            return Refusals.NotFound;
        }

        if (!EmailAddresses.TryNormalize(email ?? string.Empty, out var wanted))
        {
            return Refusals.BadEmail with { Field = "newEmail" };
        }

        if (EmailAddresses.TryNormalize(profile.Email, out var present) && string.Equals(present, wanted, StringComparison.Ordinal))
        {
            return new Refusal("same_email", Texts.Account["This is the address that you sign in with already."], "newEmail");
        }

        if (!post.CanSend)
        {
            return new Refusal("no_mail", Texts.Account["This installation sends no mail, so a new address can't be confirmed. Ask whoever runs it to set Mail:Host."]);
        }

        if (!await account.ReserveTry())
        {
            return Refusals.LockedOut;
        }

        if (await passwords.Verify(credentials.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            return Refusals.WrongPassword with { Field = "presentPassword" };
        }

        await account.ClearTries();
        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<ITryThrottleGrain>("new-address:" + oneself.AccountId).Take(Burst, Interval) > TimeSpan.Zero)
        {
            return new Refusal("too_many_tries", Texts.Account["There were too many tries. Wait some minutes, then try again."]);
        }

        if (await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(wanted) is { } other
            && !string.Equals(other, oneself.AccountId, StringComparison.Ordinal))
        {
            post.Send(mails.AddressInUse(wanted));
            return Outcome.Done;
        }

        var link = await account.BeginEmailChange(email!.Trim());
        post.Send(mails.NewAddress(email.Trim(), oneself.AccountId, link.Token));
        return Outcome.Done;
    }

    /// <summary>Uses the link that was mailed to the new address.</summary>
    /// <param name="accountId">The account, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    public async Task<Outcome> Confirm(string? accountId, string? token)
    {
        if (accountId is null || token is null || !AccountIds.IsAccountId(accountId))
        {
            return Refusals.LinkGone;
        }

        using var engine = Caller.Use(Caller.Engine);
        var changed = await grains.GetGrain<IAccountGrain>(accountId).ChangeEmail(token);
        if (changed.Former is { } former)
        {
            post.Send(mails.AddressChanged(former));
        }

        return new Outcome(changed.Refusal);
    }
}
