namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>The order of a list. Stored in saved filters: numbers never change.</summary>
[GenerateSerializer, Alias("inbox-sort")]
public enum InboxSort
{
    /// <summary>Newest activity first.</summary>
    NewestActivity = 0,

    /// <summary>Who has waited longest first; those who don't wait follow, newest activity first.</summary>
    OldestWaiting = 1,

    /// <summary>Most urgent first, newest activity first among equals.</summary>
    Priority = 2,

    /// <summary>Newest conversation first.</summary>
    NewestCreated = 3,

    /// <summary>Oldest activity first.</summary>
    OldestActivity = 4,

    /// <summary>Oldest conversation first.</summary>
    OldestCreated = 5,
}
