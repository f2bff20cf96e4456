using Chatbotics.Grains.Abstractions.Audit;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>Says in words what an entry of the audit log holds.</summary>
internal static class AuditTexts
{
    /// <summary>What was done.</summary>
    /// <param name="note">The act.</param>
    /// <param name="name">Names an account.</param>
    public static string What(AuditNote note, Func<string, string> name) => note.Action switch
    {
        AuditActions.OwnerAdded => Texts.Settings["{0} became the first owner", Target(note, name)],
        AuditActions.MemberInvited => Texts.Settings["Invited somebody"],
        AuditActions.InvitationWithdrawn => Texts.Settings["Withdrew an invitation"],
        AuditActions.MemberJoined => Texts.Settings["{0} joined", Target(note, name)],
        AuditActions.RoleChanged => Texts.Settings["Gave {0} another role", Target(note, name)],
        AuditActions.VisibilityChanged => Texts.Settings["Changed what {0} sees", Target(note, name)],
        AuditActions.MemberRemoved => Texts.Settings["Removed {0}", Target(note, name)],
        AuditActions.RoleCreated => Texts.Settings["Made a role"],
        AuditActions.RoleUpdated => Texts.Settings["Changed a role"],
        AuditActions.RoleDeleted => Texts.Settings["Deleted a role"],
        AuditActions.TeamCreated => Texts.Settings["Made a team"],
        AuditActions.TeamRenamed => Texts.Settings["Renamed a team"],
        AuditActions.TeamDeleted => Texts.Settings["Deleted a team"],
        AuditActions.ApiKeyCreated => Texts.Settings["Made an API key"],
        AuditActions.ApiKeyRevoked => Texts.Settings["Revoked an API key"],
        AuditActions.SignedIn => Texts.Settings["Signed in"],
        AuditActions.LockedOut => Texts.Settings["Sign-in paused after wrong tries"],
        AuditActions.PasswordChanged => Texts.Settings["Changed the own password"],
        AuditActions.PasswordReset => Texts.Settings["Set a new password by mail"],
        AuditActions.TwoFactorEnabled => Texts.Settings["Turned two-factor sign-in on"],
        AuditActions.TwoFactorDisabled => Texts.Settings["Turned two-factor sign-in off"],
        AuditActions.RecoveryCodesRenewed => Texts.Settings["Made new recovery codes"],
        AuditActions.RecoveryCodeUsed => Texts.Settings["Used a recovery code"],
        AuditActions.SessionsEnded => Texts.Settings["Signed out other devices"],
        AuditActions.MailsChanged => Texts.Settings["Changed what mails to members may show"],
        AuditActions.EmailChanged => Texts.Settings["Changed the own address"],
        AuditActions.AuditExported => Texts.Settings["Exported the audit log"],
        AuditActions.Refused => Texts.Settings["Was refused"],
        "workspace.changed" => Texts.Settings["Changed the workspace"],
        _ => note.Action.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal),
    };

    /// <summary>More about it, "from agent, to admin".</summary>
    /// <param name="note">The act.</param>
    public static string More(AuditNote note) =>
        string.Join(", ", note.Details.Select(static detail => $"{detail.Name.Replace('_', ' ')} {detail.Value}"));

    private static string Target(AuditNote note, Func<string, string> name) => note.Target is { } id ? name(id) : "somebody";
}
