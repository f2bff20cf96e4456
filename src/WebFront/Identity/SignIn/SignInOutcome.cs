using Chatbotics.Grains.Abstractions.People.Accounts;

namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>What came of a step in signing in.</summary>
internal sealed record SignInOutcome
{
    /// <summary>What happened.</summary>
    public required SignInStep Step { get; init; }

    /// <summary>The session, once signed in.</summary>
    public SessionTicket? Ticket { get; init; }

    /// <summary>What the form for the code sends back, when a code is asked for. Good for five minutes; sealed.</summary>
    public string? Challenge { get; init; }

    /// <summary>How long to wait, when there were too many tries.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>A sentence for the person; null when there is nothing to say.</summary>
    public string? Text => Step switch
    {
        SignInStep.Refused =>
            Texts.Account["Address or password is wrong. After several wrong tries signing in pauses for some minutes; a new password ends the pause."],
        SignInStep.CodeRefused =>
            Texts.Account["That code is not right, or was used already. Wait for the next one; after several wrong codes signing in pauses for some minutes."],
        SignInStep.Throttled => Texts.Account["There were too many tries from your network. Wait a minute, then try again."],
        SignInStep.Unconfirmed => Texts.Account["Confirm your address first: we sent you the link again."],
        SignInStep.ChallengeGone => Texts.Account["That took too long. Start again with your password."],
        _ => null,
    };
}
