namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The list's tabs.</summary>
public enum InboxTab
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Assigned to the reader.</summary>
    Mine,

    /// <summary>Assigned to nobody: somebody should take it.</summary>
    Unassigned,

    /// <summary>Held by an AI agent or a workflow.</summary>
    Ai,

    /// <summary>The reader was mentioned in a note.</summary>
    Mentions,

    /// <summary>The customer waits and no automation answers.</summary>
    Unattended,
}
