namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Why a status changed. Stored: numbers never change.</summary>
internal enum StatusCause
{
    /// <summary>Somebody changed it.</summary>
    Commanded = 0,

    /// <summary>The time it was snoozed until has come.</summary>
    SnoozeEnded = 1,

    /// <summary>The customer wrote.</summary>
    CustomerWrote = 2,
}
