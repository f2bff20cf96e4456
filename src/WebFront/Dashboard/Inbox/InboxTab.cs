namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The list's tabs.</summary>
public enum InboxTab
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Held by a person. With one person, that is oneself.</summary>
    Mine,

    /// <summary>Held by nobody: somebody should take it.</summary>
    Unassigned,

    /// <summary>Held by an AI agent.</summary>
    Ai,
}
