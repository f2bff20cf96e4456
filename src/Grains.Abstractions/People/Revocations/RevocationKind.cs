namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>What was taken away or changed. Numbers never change.</summary>
[GenerateSerializer, Alias("revocation-kind")]
public enum RevocationKind
{
    /// <summary>One session ended or got another id.</summary>
    SessionEnded = 1,

    /// <summary>All sessions of an account ended, but perhaps one.</summary>
    AccountSignedOut = 2,

    /// <summary>A member's role, visibility or teams changed.</summary>
    MemberChanged = 3,

    /// <summary>A member was removed.</summary>
    MemberRemoved = 4,

    /// <summary>A key was revoked.</summary>
    ApiKeyRevoked = 5,

    /// <summary>A role of a workspace changed: every member's rights may have.</summary>
    WorkspaceChanged = 6,
}
