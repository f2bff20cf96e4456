namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>The names of the acts around privacy in the audit log.</summary>
public static class PrivacyAuditActions
{
    /// <summary>An erasure was ordered.</summary>
    public const string ErasureOrdered = "erasure.ordered";

    /// <summary>An erasure is done and its receipt signed.</summary>
    public const string Erased = "erasure.done";

    /// <summary>A retention rule was changed.</summary>
    public const string RetentionChanged = "retention.changed";

    /// <summary>The beginning of the audit log is gone by its rule: through which entry, and that entry's hash.</summary>
    public const string AuditShortened = "audit.shortened";

    /// <summary>A legal hold was set.</summary>
    public const string HoldSet = "hold.set";

    /// <summary>A legal hold was lifted.</summary>
    public const string HoldLifted = "hold.lifted";

    /// <summary>A request of a person was written down.</summary>
    public const string RequestOpened = "request.opened";

    /// <summary>A request went a step further.</summary>
    public const string RequestMoved = "request.moved";

    /// <summary>Evidence was added to a request.</summary>
    public const string EvidenceAdded = "request.evidence_added";

    /// <summary>Data was exported.</summary>
    public const string DataExported = "data.exported";

    /// <summary>A link to exported data was made, for whoever has it to fetch the file without an account.</summary>
    public const string DataLinkMade = "data.link_made";

    /// <summary>A link to exported data was ended before its time.</summary>
    public const string DataLinkEnded = "data.link_ended";

    /// <summary>Exported data was fetched by its link.</summary>
    public const string DataFetched = "data.fetched";

    /// <summary>Notices, legal bases or opt-out words were changed.</summary>
    public const string NoticesChanged = "notices.changed";

    /// <summary>The register of subprocessors was changed.</summary>
    public const string SubprocessorsChanged = "subprocessors.changed";

    /// <summary>The operator's staff was let in.</summary>
    public const string AccessGranted = "access.granted";

    /// <summary>The operator's staff was shut out again.</summary>
    public const string AccessRevoked = "access.revoked";

    /// <summary>The operator's staff came in, by what the workspace granted; at most one entry an hour.</summary>
    public const string AccessUsed = "access.used";

    /// <summary>A renewal of the workspace's key has begun.</summary>
    public const string KeyRotationBegun = "key.rotation_begun";

    /// <summary>The workspace's key, or the master key above it, was renewed: nothing is wrapped with the one before any more.</summary>
    public const string KeyRotated = "key.rotated";

    /// <summary>Somebody removed the app at Meta: connections were stopped.</summary>
    public const string Deauthorised = "meta.deauthorised";
}
