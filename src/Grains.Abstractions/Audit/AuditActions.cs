namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>The names of the acts around people. Other parts of the product add their own in the same form: noun, dot, past.</summary>
public static class AuditActions
{
    /// <summary>The workspace got its first owner.</summary>
    public const string OwnerAdded = "member.first_owner";

    /// <summary>Somebody was invited.</summary>
    public const string MemberInvited = "member.invited";

    /// <summary>An invitation was withdrawn.</summary>
    public const string InvitationWithdrawn = "member.invitation_withdrawn";

    /// <summary>Somebody accepted an invitation.</summary>
    public const string MemberJoined = "member.joined";

    /// <summary>A member got another role.</summary>
    public const string RoleChanged = "member.role_changed";

    /// <summary>A member sees other conversations, or is in other teams.</summary>
    public const string VisibilityChanged = "member.visibility_changed";

    /// <summary>A member was removed, or left.</summary>
    public const string MemberRemoved = "member.removed";

    /// <summary>A custom role was made.</summary>
    public const string RoleCreated = "role.created";

    /// <summary>A custom role was changed.</summary>
    public const string RoleUpdated = "role.updated";

    /// <summary>A custom role was deleted.</summary>
    public const string RoleDeleted = "role.deleted";

    /// <summary>A team was made.</summary>
    public const string TeamCreated = "team.created";

    /// <summary>A team was renamed.</summary>
    public const string TeamRenamed = "team.renamed";

    /// <summary>A team was deleted.</summary>
    public const string TeamDeleted = "team.deleted";

    /// <summary>An API key was made.</summary>
    public const string ApiKeyCreated = "api_key.created";

    /// <summary>An API key was revoked.</summary>
    public const string ApiKeyRevoked = "api_key.revoked";

    /// <summary>A member signed in.</summary>
    public const string SignedIn = "account.signed_in";

    /// <summary>Signing in was locked after too many wrong tries.</summary>
    public const string LockedOut = "account.locked_out";

    /// <summary>A member set a new password.</summary>
    public const string PasswordChanged = "account.password_changed";

    /// <summary>A member set a new password by a mailed link.</summary>
    public const string PasswordReset = "account.password_reset";

    /// <summary>A member turned two-factor sign-in on.</summary>
    public const string TwoFactorEnabled = "account.two_factor_enabled";

    /// <summary>A member turned two-factor sign-in off.</summary>
    public const string TwoFactorDisabled = "account.two_factor_disabled";

    /// <summary>A member made new recovery codes.</summary>
    public const string RecoveryCodesRenewed = "account.recovery_codes_renewed";

    /// <summary>A member used a recovery code to sign in.</summary>
    public const string RecoveryCodeUsed = "account.recovery_code_used";

    /// <summary>A member ended sessions elsewhere.</summary>
    public const string SessionsEnded = "account.sessions_ended";

    /// <summary>Somebody changed what mails to members may show.</summary>
    public const string MailsChanged = "workspace.mails_changed";

    /// <summary>An account signs in with another address.</summary>
    public const string EmailChanged = "account.email_changed";

    /// <summary>The audit log was downloaded.</summary>
    public const string AuditExported = "audit.exported";

    /// <summary>Somebody tried what their role doesn't allow.</summary>
    public const string Refused = "access.refused";
}
