namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>Where signing in stands.</summary>
internal enum SignInStep
{
    /// <summary>Done: set the cookie.</summary>
    SignedIn,

    /// <summary>The password is right; ask for a code.</summary>
    CodeNeeded,

    /// <summary>No such account, a wrong password, or locked: the person is not told which.</summary>
    Refused,

    /// <summary>The code is wrong, used, or locked.</summary>
    CodeRefused,

    /// <summary>Too many tries from this network.</summary>
    Throttled,

    /// <summary>The password is right, but the address was never confirmed.</summary>
    Unconfirmed,

    /// <summary>The code came too late, or the password has changed since.</summary>
    ChallengeGone,
}
