namespace Chatbotics.MetaSimulator.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>An error is answered; nothing was sent.</summary>
    Error,

    /// <summary>The message is sent and its receipts follow, but an error is answered (as 1/1357046 at Meta).</summary>
    ErrorAfterAcceptance,

    /// <summary>The message is sent and its receipts follow, but the connection is cut before the answer.</summary>
    LostResponse,

    /// <summary>The connection is cut; nothing was sent.</summary>
    Reset,

    /// <summary>The answer comes late, by <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>No answer ever comes; nothing was sent. The connection stays open until the caller gives up.</summary>
    Hang,

    /// <summary>The message is accepted and later reported as failed, by a status webhook (WhatsApp).</summary>
    FailedStatus,

    /// <summary>A web server's HTML page instead of the Graph API's JSON; nothing was sent.</summary>
    Html,

    /// <summary>The message is sent, but no receipt or echo follows.</summary>
    NoReceipts,
}
