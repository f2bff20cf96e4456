namespace Chatbotics.Grains.Knowledge;

/// <summary>What came of a document.</summary>
public enum IngestStatus
{
    /// <summary>It is as it was: nothing was done.</summary>
    Unchanged,

    /// <summary>It was read, and its passages can be found.</summary>
    Indexed,

    /// <summary>It can't be taken; what was there before stays.</summary>
    Refused,
}
