namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Every refusal around people, accounts and keys: one code, one sentence that says what to do.</summary>
public static class Refusals
{
    /// <summary>The caller's role lacks a permission.</summary>
    public static Refusal NotAllowed { get; } =
        new("not_allowed", "Your role doesn't allow this. Ask an admin or owner of the workspace to do it, or to change your role.");

    /// <summary>Nobody and nothing has this id, or the caller may not know.</summary>
    public static Refusal NotFound { get; } = new("not_found", "There is nothing with this id here. It may have been removed meanwhile.");

    /// <summary>The last owner can't go or become something else.</summary>
    public static Refusal LastOwner { get; } =
        new("last_owner", "A workspace needs an owner. Make somebody else an owner first.");

    /// <summary>A role with more permissions than the caller's own was to be given or made.</summary>
    public static Refusal MoreThanOwn { get; } =
        new("more_than_own", "You can't give permissions that you don't have yourself. Choose a smaller role, or ask an owner.", "roleId");

    /// <summary>Somebody was to see conversations that the caller doesn't see.</summary>
    public static Refusal MoreThanSeen { get; } =
        new("more_than_seen", "You can't let somebody see conversations that you don't see yourself. Choose fewer, or ask an owner.");

    /// <summary>Someone who may do more than the caller was to be changed.</summary>
    public static Refusal MoreThanYou { get; } =
        new("more_than_you", "This person may do more than you. Ask an owner to make the change.");

    /// <summary>No role has this id.</summary>
    public static Refusal UnknownRole { get; } = new("unknown_role", "This role doesn't exist. Choose one from the list.", "roleId");

    /// <summary>No team has this id.</summary>
    public static Refusal UnknownTeam { get; } = new("unknown_team", "One of the teams doesn't exist. Choose from the list.", "teams");

    /// <summary>A connection of the visibility is not one of this workspace.</summary>
    public static Refusal UnknownInbox { get; } =
        new("unknown_inbox", "One of the inboxes doesn't exist in this workspace. Choose from the list.", "inboxes");

    /// <summary>A role is still somebody's.</summary>
    public static Refusal RoleInUse { get; } =
        new("role_in_use", "Members or invitations still have this role. Give them another one first.");

    /// <summary>The five can't be changed.</summary>
    public static Refusal BuiltInRole { get; } =
        new("built_in_role", "Built-in roles can't be changed. Make a custom role with the permissions you want.");

    /// <summary>A name is missing, too long, taken, or has line breaks.</summary>
    public static Refusal BadName { get; } = new("bad_name", "Give a name of 1 to 100 characters on one line.", "name");

    /// <summary>Two roles or two teams would have one name.</summary>
    public static Refusal NameTaken { get; } = new("name_taken", "Something has this name already. Choose another one.", "name");

    /// <summary>A custom role without permissions.</summary>
    public static Refusal NoPermissions { get; } = new("no_permissions", "Choose at least one permission.", "permissions");

    /// <summary>This is no e-mail address.</summary>
    public static Refusal BadEmail { get; } = new("bad_email", "Enter an e-mail address such as ada@example.com.", "email");

    /// <summary>An account has this address.</summary>
    public static Refusal EmailTaken { get; } =
        new("email_taken", "There is an account with this address already. Sign in, or reset its password.", "email");

    /// <summary>The invited person is in the workspace already.</summary>
    public static Refusal AlreadyMember { get; } = new("already_member", "Somebody with this address is in the workspace already.", "email");

    /// <summary>An invitation was accepted, withdrawn, lapsed, or never existed.</summary>
    public static Refusal InvitationGone { get; } =
        new("invitation_gone", "This invitation is no longer good. Ask whoever invited you to send a new one.");

    /// <summary>An invitation is bound to another address.</summary>
    public static Refusal InvitationOfOther { get; } = new(
        "invitation_of_other", "This invitation is for another e-mail address. Sign in with the address that the invitation was sent to.");

    /// <summary>A workspace, account or list is full.</summary>
    public static Refusal TooMany { get; } = new("too_many", "The limit of entries is reached. Remove one first.");

    /// <summary>A link was used, lapsed, or never existed.</summary>
    public static Refusal LinkGone { get; } =
        new("link_gone", "This link was used already or is too old. Ask for a new one.");

    /// <summary>A code of the authenticator app, or a recovery code, is wrong.</summary>
    public static Refusal WrongCode { get; } =
        new("wrong_code", "That code is not right, or was used already. Wait for the next one and try again.", "code");

    /// <summary>Too many wrong tries.</summary>
    public static Refusal LockedOut { get; } =
        new("locked_out", "There were too many wrong tries. Wait some minutes, then try again, or reset the password.");

    /// <summary>Two-factor is on already, or was never begun.</summary>
    public static Refusal TwoFactorState { get; } =
        new("two_factor_state", "Two-factor sign-in has changed meanwhile. Load the page again.");

    /// <summary>The present password is wrong.</summary>
    public static Refusal WrongPassword { get; } = new("wrong_password", "That is not your present password.", "password");

    /// <summary>The account changed while somebody worked on it.</summary>
    public static Refusal Changed { get; } = new("changed", "This was changed by somebody else meanwhile. Load the page again.");

    /// <summary>An expiry in the past or too far away.</summary>
    public static Refusal BadExpiry { get; } = new("bad_expiry", "Choose an end between tomorrow and five years from now.", "expiresAt");

    /// <summary>The installation has its first owner.</summary>
    public static Refusal AlreadySetUp { get; } = new("already_set_up", "This installation is set up already. Sign in.");

    /// <summary>The set-up code is wrong.</summary>
    public static Refusal WrongSetUpCode { get; } =
        new("wrong_set_up_code", "That is not the set-up code. It is printed where the program was started.", "code");

    /// <summary>A workspace id is taken or reserved.</summary>
    public static Refusal WorkspaceTaken { get; } =
        new("workspace_taken", "A workspace has this address already. Choose another one.", "workspaceId");

    /// <summary>A workspace id has characters or a length that no address may have.</summary>
    public static Refusal BadWorkspaceId { get; } = new(
        "bad_workspace_id", "Use 1 to 40 lower-case letters, digits and hyphens, without a hyphen at either end.", "workspaceId");
}
