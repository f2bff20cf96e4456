namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The decisions that a failed send can lead to. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("send-error-kind")]
public enum SendErrorKind
{
    /// <summary>A passing fault of the platform or the network before acceptance: retry with back-off.</summary>
    Temporary = 1,

    /// <summary>Throttled: retry with back-off, slow the connection down.</summary>
    Throttled = 2,

    /// <summary>The messaging window is closed: only a template (WhatsApp) or nothing can be sent.</summary>
    OutsideWindow = 3,

    /// <summary>This person can't be reached: blocked, gone, opted out.</summary>
    RecipientUnavailable = 4,

    /// <summary>The request or its content is not acceptable: no retry will help.</summary>
    InvalidRequest = 5,

    /// <summary>The access token is no longer valid: pause the connection, the owner must reconnect.</summary>
    TokenInvalid = 6,

    /// <summary>A permission is missing: pause the connection, the owner must grant it.</summary>
    PermissionMissing = 7,

    /// <summary>The account is locked, restricted or unpaid: pause the connection, tell the owner.</summary>
    AccountBlocked = 8,

    /// <summary>A file could not be fetched or is too large or of the wrong type.</summary>
    MediaRejected = 9,

    /// <summary>Not delivered now for policy of the platform; may be tried again after a day, by a person.</summary>
    NotNow = 10,
}
