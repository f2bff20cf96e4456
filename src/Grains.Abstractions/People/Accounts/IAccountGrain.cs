using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>
/// A person: how they sign in, their sessions, and the workspaces they are in. Key: the account id, 32 hexadecimal digits.
/// Names, addresses and places are sealed with a key of the account, so that erasing the account destroys them.
/// </summary>
[Alias("account"), GrainScope(GrainScope.Account)]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Makes the account. Called by <see cref="IEmailIndexGrain"/>, which has claimed the address. Idempotent.</summary>
    /// <param name="account">The person.</param>
    [Alias("create")]
    Task Create(NewAccount account);

    /// <summary>The person, or null when there is no such account.</summary>
    [Alias("profile"), AlwaysInterleave]
    Task<AccountProfile?> GetProfile();

    /// <summary>What signing in needs, or null when there is no such account.</summary>
    [Alias("credentials"), AlwaysInterleave]
    Task<AccountCredentials?> GetCredentials();

    /// <summary>Changes the name to show.</summary>
    /// <param name="name">1 to 100 characters on one line.</param>
    [Alias("set-name")]
    Task<Outcome> SetName(string name);

    /// <summary>Changes how the person likes the dashboard.</summary>
    /// <param name="preferences">All of it.</param>
    [Alias("set-preferences")]
    Task<Outcome> SetPreferences(AccountPreferences preferences);

    /// <summary>
    /// Takes one try to sign in before anything is checked, so that parallel guesses count. Each is a failure until
    /// <see cref="ClearTries"/>.
    /// </summary>
    /// <returns>False when signing in is locked.</returns>
    [Alias("reserve-try")]
    Task<bool> ReserveTry();

    /// <summary>Forgets the failed tries: the person signed in, all steps done.</summary>
    [Alias("clear-tries")]
    Task ClearTries();

    /// <summary>Puts a stronger hash of the same password in the place of a weaker one.</summary>
    /// <param name="old">The hash that is to be replaced; otherwise nothing happens.</param>
    /// <param name="next">The new hash.</param>
    [Alias("rehash")]
    Task Rehash(string old, string next);

    /// <summary>Sets a new password. Every session ends but the given one, which gets a new id.</summary>
    /// <param name="old">The hash that the caller verified the present password against.</param>
    /// <param name="next">The new hash.</param>
    /// <param name="sessionId">The caller's session; null to end all.</param>
    [Alias("set-password")]
    Task<SignedIn> SetPassword(string old, string next, string? sessionId);

    /// <summary>Begins a session.</summary>
    /// <param name="origin">Where.</param>
    /// <param name="replaces">A session of this account that the browser came with, which ends; null when it came with none.</param>
    [Alias("start-session")]
    Task<SessionTicket> StartSession(SessionOrigin origin, string? replaces);

    /// <summary>The session if it is good now, else null. Notes that it was used.</summary>
    /// <param name="sessionId">The id in the cookie.</param>
    /// <param name="stamp">The stamp in the cookie.</param>
    [Alias("check-session"), AlwaysInterleave]
    Task<SessionView?> CheckSession(string sessionId, string stamp);

    /// <summary>
    /// Gives a session another id. The old one stays good for some seconds, for requests under way; asking again with it
    /// gives the same new id.
    /// </summary>
    /// <param name="sessionId">The present id.</param>
    /// <returns>What the cookie must carry from now on; null when the session is not good.</returns>
    [Alias("rotate-session")]
    Task<SessionTicket?> RotateSession(string sessionId);

    /// <summary>Ends one session by its id: signing out. Idempotent.</summary>
    /// <param name="sessionId">The id in the cookie.</param>
    [Alias("end-session")]
    Task EndSession(string sessionId);

    /// <summary>Ends one session from the list. Idempotent.</summary>
    /// <param name="handle">Its <see cref="SessionInfo.Handle"/>.</param>
    [Alias("end-listed-session")]
    Task EndListedSession(string handle);

    /// <summary>Signs out everywhere.</summary>
    /// <param name="except">The caller's own session, which may stay; null to end it as well.</param>
    [Alias("end-all-sessions")]
    Task EndAllSessions(string? except);

    /// <summary>The sessions, latest used first.</summary>
    /// <param name="current">The one that asks.</param>
    [Alias("sessions"), AlwaysInterleave]
    Task<ImmutableArray<SessionInfo>> ListSessions(string? current);

    /// <summary>Makes a secret for an authenticator app. Signing in does not change before <see cref="ConfirmTwoFactor"/>.</summary>
    [Alias("begin-two-factor")]
    Task<TwoFactorSetUp> BeginTwoFactor();

    /// <summary>Turns two-factor sign-in on, once a code shows that the app has the secret. Gives the recovery codes.</summary>
    /// <param name="code">Six digits.</param>
    [Alias("confirm-two-factor")]
    Task<TwoFactorSetUp> ConfirmTwoFactor(string code);

    /// <summary>Makes new recovery codes; the old ones are void.</summary>
    /// <param name="code">A code of the app, to show that the person has it.</param>
    [Alias("renew-recovery-codes")]
    Task<TwoFactorSetUp> RenewRecoveryCodes(string code);

    /// <summary>Turns two-factor sign-in off.</summary>
    /// <param name="code">A code of the app, or a recovery code.</param>
    [Alias("end-two-factor")]
    Task<Outcome> EndTwoFactor(string code);

    /// <summary>Checks a code of the app or a recovery code, each of which is good once. Counts as a try.</summary>
    /// <param name="code">Six digits, or a recovery code.</param>
    [Alias("check-second-factor")]
    Task<Outcome> CheckSecondFactor(string code);

    /// <summary>Makes the secret of a mailed link.</summary>
    /// <param name="purpose">What the link is good for.</param>
    [Alias("issue-link")]
    Task<LinkIssued> IssueLink(LinkPurpose purpose);

    /// <summary>Whether the secret of a link is good now; doesn't use it.</summary>
    /// <param name="purpose">What the link is good for.</param>
    /// <param name="token">The secret.</param>
    [Alias("is-link-good"), AlwaysInterleave]
    Task<bool> IsLinkGood(LinkPurpose purpose, string token);

    /// <summary>Uses the secret of a link to set a new password. Ends every session and the lock; the second factor stays.</summary>
    /// <param name="token">The secret.</param>
    /// <param name="hash">The new password's hash.</param>
    [Alias("reset-password")]
    Task<Outcome> ResetPassword(string token, string hash);

    /// <summary>Uses the secret of a link to confirm the address.</summary>
    /// <param name="token">The secret.</param>
    [Alias("confirm-email")]
    Task<Outcome> ConfirmEmail(string token);

    /// <summary>
    /// Notes the address that the person wants to sign in with, and makes the secret of the link that is mailed there. The
    /// present address stays until that link is used. A second wish replaces the first.
    /// </summary>
    /// <param name="email">The new address.</param>
    [Alias("begin-email-change")]
    Task<LinkIssued> BeginEmailChange(string email);

    /// <summary>Uses the secret of a link to sign in with the new address from now on. Links that went to the old one are void.</summary>
    /// <param name="token">The secret.</param>
    [Alias("change-email")]
    Task<EmailChanged> ChangeEmail(string token);

    /// <summary>Notes a workspace that the person is becoming a member of. Called by the people's grain. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    [Alias("join")]
    Task Join(string tenant);

    /// <summary>Forgets a workspace that the person has left. Called by the people's grain. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    [Alias("leave")]
    Task Leave(string tenant);

    /// <summary>The person's rights changed somewhere: every session gets a new id with its next answer.</summary>
    [Alias("rotate-all")]
    Task RotateAll();

    /// <summary>Erases the account for good: leaves every workspace, ends every session, destroys the key.</summary>
    /// <returns>Refused while the person is the last owner of a workspace.</returns>
    [Alias("erase")]
    Task<Outcome> Erase();
}
