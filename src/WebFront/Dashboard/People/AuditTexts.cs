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
        AuditActions.OwnerAdded => $"{Target(note, name)} became the first owner",
        AuditActions.MemberInvited => "Invited somebody",
        AuditActions.InvitationWithdrawn => "Withdrew an invitation",
        AuditActions.MemberJoined => $"{Target(note, name)} joined",
        AuditActions.RoleChanged => $"Gave {Target(note, name)} another role",
        AuditActions.VisibilityChanged => $"Changed what {Target(note, name)} sees",
        AuditActions.MemberRemoved => $"Removed {Target(note, name)}",
        AuditActions.RoleCreated => "Made a role",
        AuditActions.RoleUpdated => "Changed a role",
        AuditActions.RoleDeleted => "Deleted a role",
        AuditActions.TeamCreated => "Made a team",
        AuditActions.TeamRenamed => "Renamed a team",
        AuditActions.TeamDeleted => "Deleted a team",
        AuditActions.ApiKeyCreated => "Made an API key",
        AuditActions.ApiKeyRevoked => "Revoked an API key",
        AuditActions.SignedIn => "Signed in",
        AuditActions.LockedOut => "Sign-in paused after wrong tries",
        AuditActions.PasswordChanged => "Changed the own password",
        AuditActions.PasswordReset => "Set a new password by mail",
        AuditActions.TwoFactorEnabled => "Turned two-factor sign-in on",
        AuditActions.TwoFactorDisabled => "Turned two-factor sign-in off",
        AuditActions.RecoveryCodesRenewed => "Made new recovery codes",
        AuditActions.RecoveryCodeUsed => "Used a recovery code",
        AuditActions.SessionsEnded => "Signed out other devices",
        AuditActions.MailsChanged => "Changed what mails to members may show",
        AuditActions.EmailChanged => "Changed the own address",
        AuditActions.AuditExported => "Exported the audit log",
        AuditActions.Refused => "Was refused",
        "workspace.changed" => "Changed the workspace",
        _ => note.Action.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal),
    };

    /// <summary>More about it, "from agent, to admin".</summary>
    /// <param name="note">The act.</param>
    public static string More(AuditNote note) =>
        string.Join(", ", note.Details.Select(static detail => $"{detail.Name.Replace('_', ' ')} {detail.Value}"));

    private static string Target(AuditNote note, Func<string, string> name) => note.Target is { } id ? name(id) : "somebody";
}
