using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People.Accounts;

// Another address to sign in with: wanted, shown to be read, then the only one.
internal sealed partial class AccountGrain
{
    private string WantedPlace => $"account/{Id}/wanted-email";

    private string FormerPlace => $"account/{Id}/former-email";

    /// <inheritdoc/>
    public async Task<LinkIssued> BeginEmailChange(string email)
    {
        var token = SecretTokens.Create();
        var expires = Now + ConfirmationLifetime;
        if (_key is { } key && EmailAddresses.TryNormalize(email, out _))
        {
            var others = account.State.Links.Where(static link => link.Purpose != LinkPurpose.EmailChange);
            await account.Replace(account.State with
            {
                WantedEmail = SealedText.Seal(key, WantedPlace, email.Trim()),
                Links = [.. others, new OneTimeLink(LinkPurpose.EmailChange, SecretTokens.Hash(token), expires)],
            });
        }

        return new LinkIssued(token, expires);
    }

    /// <inheritdoc/>
    public async Task<EmailChanged> ChangeEmail(string token)
    {
        if (FindLink(LinkPurpose.EmailChange, token) is null || account.State.WantedEmail is not { } wanted || _key is not { } key || _details is not { } details)
        {
            return new EmailChanged(Refusals.LinkGone);
        }

        // Claimed before it is the account's, and the old one released after: at no moment does nobody find the account.
        var email = SealedText.Open(key, WantedPlace, wanted);
        using var engine = Caller.Use(Caller.Engine);
        if (await Directory.Claim(email, Id) is { Refusal: { } refusal })
        {
            return new EmailChanged(refusal);
        }

        var next = details with { Email = email };
        var links = account.State.Links.RemoveAll(static link => link.Purpose is LinkPurpose.EmailChange or LinkPurpose.EmailConfirmation or LinkPurpose.PasswordReset);
        await Commit(
            account.State with
            {
                Details = next.Seal(key, DetailsPlace),
                EmailConfirmed = true,
                WantedEmail = null,
                FormerEmail = IsSame(details.Email, email) ? null : SealedText.Seal(key, FormerPlace, details.Email),
                Links = links,
            },
            AuditActions.EmailChanged);
        _details = next;
        await TryReleaseFormerEmail();
        foreach (var tenant in account.State.Workspaces)
        {
            _ = TellNewName(tenant);
        }

        return new EmailChanged(null, details.Email);
    }

    private IAccountDirectoryGrain Directory => GrainFactory.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);

    private static bool IsSame(string one, string other) =>
        EmailAddresses.TryNormalize(one, out var left) && EmailAddresses.TryNormalize(other, out var right) && string.Equals(left, right, StringComparison.Ordinal);

    private async Task TryReleaseFormerEmail()
    {
        try
        {
            await ReleaseFormerEmail();
        }
        catch (Exception)
        {
            // Nobody is kept from signing in by it; the next activation tries again.
        }
    }

    private async Task ReleaseFormerEmail()
    {
        if (account.State.FormerEmail is { } former && _key is { } key)
        {
            using var engine = Caller.Use(Caller.Engine);
            await Directory.Release(SealedText.Open(key, FormerPlace, former), Id);
            await account.Replace(account.State with { FormerEmail = null });
        }
    }
}
