using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels;

/// <summary>Which failures stop a whole connection, and what its owner does about them.</summary>
internal static class ConnectionPauses
{
    /// <summary>Why a connection without a token sends nothing.</summary>
    public static SendError NotConnected { get; } = new()
    {
        Kind = SendErrorKind.TokenInvalid,
        Text = "Not sent yet: this channel isn't connected. It goes out once the channel has an access token.",
        OwnerAction = OwnerAction(SendErrorKind.TokenInvalid),
    };

    /// <summary>Whether a failure of this kind would meet every further send too.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Pauses(SendErrorKind kind) =>
        kind is SendErrorKind.TokenInvalid or SendErrorKind.PermissionMissing or SendErrorKind.AccountBlocked;

    /// <summary>Whether a new token mends it. An account that Meta blocked stays blocked with any token.</summary>
    /// <param name="kind">The kind.</param>
    public static bool EndsWithNewToken(SendErrorKind kind) =>
        kind is SendErrorKind.TokenInvalid or SendErrorKind.PermissionMissing;

    /// <summary>What the owner should do, when the sender didn't say.</summary>
    /// <param name="kind">A kind that pauses.</param>
    public static string OwnerAction(SendErrorKind kind) => kind switch
    {
        SendErrorKind.TokenInvalid => "Connect the channel again: Meta no longer accepts its access token. Waiting messages go out then.",
        SendErrorKind.PermissionMissing => "Grant the missing permission in Meta's settings and connect the channel again. Waiting messages go out then.",
        _ => "Look at the account in Meta Business Suite and settle what it asks for, then resume the channel. Waiting messages go out then.",
    };
}
