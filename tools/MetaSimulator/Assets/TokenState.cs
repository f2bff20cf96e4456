namespace Chatbotics.MetaSimulator.Assets;

/// <summary>What the Graph API thinks of an access token; all but the first answer error 190.</summary>
public enum TokenState
{
    /// <summary>Usable.</summary>
    Valid,

    /// <summary>Ran out: 190 with subcode 463.</summary>
    Expired,

    /// <summary>The person logged out or changed the password: 190 with subcode 460.</summary>
    LoggedOut,

    /// <summary>The app was removed: 190 with subcode 458.</summary>
    Deauthorised,

    /// <summary>Nothing that was ever a token: 190, "Cannot parse access token".</summary>
    Unreadable,
}
