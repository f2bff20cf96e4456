namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Which part of the inbox a list shows. Stored in saved filters: numbers never change.</summary>
[GenerateSerializer, Alias("inbox-view")]
public enum InboxView
{
    /// <summary>Everything.</summary>
    All = 0,

    /// <summary>Assigned to the viewer and not held by automation.</summary>
    Mine = 1,

    /// <summary>Assigned to nobody and not held by automation.</summary>
    Unassigned = 2,

    /// <summary>Held by an assistant or a workflow.</summary>
    Automated = 3,

    /// <summary>The viewer was mentioned and has not read it.</summary>
    Mentions = 4,

    /// <summary>The customer waits for an answer, and no automation is about to give one.</summary>
    Unattended = 5,
}
