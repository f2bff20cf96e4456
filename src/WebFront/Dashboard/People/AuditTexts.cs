using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Privacy;

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
        PrivacyAuditActions.AuditShortened => Texts.Settings["Removed entries of this log by its rule"],
        "workspace.changed" => Texts.Settings["Changed the workspace"],
        AgentAuditActions.Created => Texts.Settings["Made the agent {0}", Detail(note, "name")],
        AgentAuditActions.Changed => Texts.Settings["Changed the agent {0}", Detail(note, "name")],
        AgentAuditActions.Published => Texts.Settings["Published version {1} of the agent {0}", Detail(note, "name"), Detail(note, "version")],
        AgentAuditActions.RolledBack => Texts.Settings["Rolled the draft of the agent {0} back to version {1}", Detail(note, "name"), Detail(note, "version")],
        AgentAuditActions.Stopped => Texts.Settings["Took the agent {0} off customers", Detail(note, "name")],
        AgentAuditActions.Deleted => Texts.Settings["Deleted the agent {0}", Detail(note, "name")],
        AgentAuditActions.SecretSet => Texts.Settings["Set the secret {1} of the agent {0}", Detail(note, "name"), Detail(note, "secret")],
        AgentAuditActions.SecretDeleted => Texts.Settings["Deleted the secret {1} of the agent {0}", Detail(note, "name"), Detail(note, "secret")],
        AgentAuditActions.LimitChanged => Texts.Settings["Changed what agents may spend in a day"],
        AgentAuditActions.KnowledgeChanged => Texts.Settings["Changed the knowledge base {0}", Detail(note, "name")],
        AgentAuditActions.SourceAdded => Texts.Settings["Added a source to the knowledge base {0}", Detail(note, "name")],
        AgentAuditActions.SourceRemoved => Texts.Settings["Removed a source from the knowledge base {0}", Detail(note, "name")],
        AgentAuditActions.KnowledgeDeleted => Texts.Settings["Deleted the knowledge base {0}", Detail(note, "name")],
        "channel.connected" => Texts.Settings["Connected a channel"],
        "channel.disconnected" => Texts.Settings["Disconnected a channel"],
        "channel.token_renewed" => Texts.Settings["Renewed a channel’s token"],
        "contacts.exported" => Texts.Settings["Exported contacts"],
        "contacts.imported" => Texts.Settings["Imported contacts"],
        PrivacyAuditActions.ErasureOrdered => Texts.Settings["Ordered an erasure"],
        PrivacyAuditActions.Erased => Texts.Settings["Erased what was ordered"],
        PrivacyAuditActions.RetentionChanged => Texts.Settings["Changed a retention rule"],
        PrivacyAuditActions.HoldSet => Texts.Settings["Set a legal hold"],
        PrivacyAuditActions.HoldLifted => Texts.Settings["Lifted a legal hold"],
        PrivacyAuditActions.RequestOpened => Texts.Settings["Wrote a privacy request down"],
        PrivacyAuditActions.RequestMoved => Texts.Settings["Moved a privacy request on"],
        PrivacyAuditActions.EvidenceAdded => Texts.Settings["Added evidence to a privacy request"],
        PrivacyAuditActions.DataLinkMade => Texts.Settings["Made a link to somebody’s data"],
        PrivacyAuditActions.DataLinkEnded => Texts.Settings["Ended a link to somebody’s data"],
        PrivacyAuditActions.DataFetched => Texts.Settings["Somebody’s data was fetched"],
        PrivacyAuditActions.DataExported => Texts.Settings["Exported somebody’s data"],
        PrivacyAuditActions.NoticesChanged => Texts.Settings["Changed what customers are told about privacy"],
        PrivacyAuditActions.SubprocessorsChanged => Texts.Settings["Changed the register of subprocessors"],
        PrivacyAuditActions.AccessGranted => Texts.Settings["Let support look in"],
        PrivacyAuditActions.AccessRevoked => Texts.Settings["Ended support’s access"],
        PrivacyAuditActions.AccessUsed => Texts.Settings["Looked in as support"],
        PrivacyAuditActions.KeyRotationBegun => Texts.Settings["Began to renew the key"],
        PrivacyAuditActions.KeyRotated => Texts.Settings["Renewed the key"],
        PrivacyAuditActions.Deauthorised => Texts.Settings["The app was removed at Meta"],
        _ => note.Action.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal),
    };

    /// <summary>More about it, "from agent, to admin".</summary>
    /// <param name="note">The act.</param>
    public static string More(AuditNote note) =>
        string.Join(", ", note.Details.Where(detail => !IsSaid(note, detail)).Select(static detail => $"{Sentences.Say(detail.Name.Replace('_', ' '))} {Value(detail)}"));

    private static string Target(AuditNote note, Func<string, string> name) => note.Target is { } id ? name(id) : Texts.Settings["somebody#audit"];

    private static string Detail(AuditNote note, string name) =>
        note.Details.Where(detail => string.Equals(detail.Name, name, StringComparison.Ordinal)).Select(static detail => detail.Value).FirstOrDefault() ?? "–";

    // What the sentence names already.
    private static bool IsSaid(AuditNote note, AuditDetail detail) =>
        detail.Name is "name" or "version" or "secret"
        && (note.Action.StartsWith("agent.", StringComparison.Ordinal) || note.Action.StartsWith("knowledge.", StringComparison.Ordinal));

    private static string Value(AuditDetail detail) =>
        detail.Name == "parts" ? string.Join(", ", detail.Value.Split(", ").Select(Sentences.Say)) : detail.Value;
}
