using System.Globalization;
using Chatbotics.Grains.Abstractions.People.Mail;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>The mails about accounts and invitations, and the links in them.</summary>
/// <param name="options">Where people reach this installation.</param>
internal sealed class PeopleMails(IOptions<PeopleOptions> options)
{
    /// <summary>The path of the page that accepts an invitation; query: workspace, id, token.</summary>
    public const string InvitationPath = "/invitation";

    /// <summary>The path of the page that sets a new password; query: account, token.</summary>
    public const string ResetPath = "/reset-password";

    /// <summary>The path of the page that confirms an address; query: account, token.</summary>
    public const string ConfirmPath = "/confirm-address";

    /// <summary>The path of the page that confirms a new address; query: account, token.</summary>
    public const string NewAddressPath = "/confirm-address/new";

    /// <summary>The link that accepts an invitation.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The invitation.</param>
    /// <param name="token">Its secret.</param>
    public string InvitationLink(string tenant, string id, string token) =>
        $"{Root}{InvitationPath}?workspace={tenant}&id={id}&token={token}";

    /// <summary>An invitation.</summary>
    /// <param name="to">Whom.</param>
    /// <param name="workspace">The workspace's name.</param>
    /// <param name="link">The link.</param>
    /// <param name="expires">When it stops being good.</param>
    public static OutgoingMail Invitation(string to, string workspace, string link, DateTimeOffset expires) => new(
        to,
        $"You are invited to {OneLine(workspace)}",
        $"""
        You are invited to the workspace {OneLine(workspace)}.

        Open this link to join; it works once, until {Day(expires)}:

        {link}

        If you did not expect this, do nothing.
        """);

    /// <summary>A way to a new password.</summary>
    /// <param name="to">Whom.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="token">The secret.</param>
    public OutgoingMail Reset(string to, string accountId, string token) => new(
        to,
        "Set a new password",
        $"""
        Somebody, hopefully you, asked for a new password for this address.

        Open this link within an hour to set one; it works once:

        {Root}{ResetPath}?account={accountId}&token={token}

        If it was not you, do nothing: your password stays as it is.
        """);

    /// <summary>A way to confirm an address.</summary>
    /// <param name="to">Whom.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="token">The secret.</param>
    public OutgoingMail Confirmation(string to, string accountId, string token) => new(
        to,
        "Confirm your address",
        $"""
        Welcome. Open this link within three days to confirm your address; it works once:

        {Root}{ConfirmPath}?account={accountId}&token={token}

        If you did not sign up, do nothing.
        """);

    /// <summary>A way to confirm a new address.</summary>
    /// <param name="to">The new address.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="token">The secret.</param>
    public OutgoingMail NewAddress(string to, string accountId, string token) => new(
        to,
        "Confirm your new address",
        $"""
        Somebody, hopefully you, wants to sign in with this address from now on.

        Open this link within three days to confirm it; it works once:

        {Root}{NewAddressPath}?account={accountId}&token={token}

        If it was not you, do nothing: the account keeps the address it has.
        """);

    /// <summary>What an address gets that somebody wants to change to, although it has an account.</summary>
    /// <param name="to">The address.</param>
    public OutgoingMail AddressInUse(string to) => new(
        to,
        "This address has an account already",
        $"""
        Somebody, hopefully you, wants to use this address for another account. It has one already, so nothing was changed.

        Sign in, or set a new password: {Root}/login
        """);

    /// <summary>What the old address gets.</summary>
    /// <param name="to">The old address.</param>
    public OutgoingMail AddressChanged(string to) => new(
        to,
        "Your account has a new address",
        $"""
        Your account is signed in to with another address from now on. This one opens it no more.

        If it was not you, tell an owner of your workspace at once: they can remove the account.
        """);

    /// <summary>What somebody gets who signs up with an address that has an account.</summary>
    /// <param name="to">Whom.</param>
    public OutgoingMail AlreadyHere(string to) => new(
        to,
        "You have an account already",
        $"""
        Somebody, hopefully you, tried to sign up with this address, which has an account already.

        Sign in, or set a new password: {Root}/login

        If it was not you, do nothing.
        """);

    /// <summary>What somebody gets whose password, or second factor, was changed.</summary>
    /// <param name="to">Whom.</param>
    /// <param name="what">A sentence that says what was changed.</param>
    public OutgoingMail Changed(string to, string what) => new(
        to,
        "Your account was changed",
        $"""
        {what}

        If it was not you, set a new password at once: {Root}/login
        """);

    private string Root => options.Value.PublicUrl.TrimEnd('/');

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    // A name that somebody chose must not look like a second mail, or like an address of ours.
    private static string OneLine(string text) => new([.. text.Where(static character => !char.IsControl(character))]);
}
