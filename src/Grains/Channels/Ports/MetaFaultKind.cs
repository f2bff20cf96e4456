namespace Chatbotics.Grains.Channels.Ports;

/// <summary>The decisions that a failed call about accounts can lead to.</summary>
public enum MetaFaultKind
{
    /// <summary>Meta didn't answer, or said that it passes: try later.</summary>
    Unreachable,

    /// <summary>The token or code is no good: connect again.</summary>
    TokenInvalid,

    /// <summary>A permission is missing.</summary>
    PermissionMissing,

    /// <summary>What was asked about doesn't exist or isn't ours.</summary>
    NotFound,

    /// <summary>The token was made for another app: its webhooks would never come here.</summary>
    OtherApp,

    /// <summary>The number isn't in the account.</summary>
    OtherAccount,

    /// <summary>Too many calls: try later.</summary>
    Throttled,

    /// <summary>The PIN isn't the number's.</summary>
    WrongPin,

    /// <summary>Refused for another reason.</summary>
    Refused,
}
