namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>What an entry of the journal says. Stored for years: numbers never change and are never used again.</summary>
internal enum EntryKind
{
    /// <summary>An entry of a kind that this build doesn't know.</summary>
    Unknown = 0,

    /// <summary><see cref="MessageIn"/>.</summary>
    MessageIn = 1,

    /// <summary><see cref="EchoIn"/>.</summary>
    EchoIn = 2,

    /// <summary><see cref="EditIn"/>.</summary>
    EditIn = 3,

    /// <summary><see cref="UnsendIn"/>.</summary>
    UnsendIn = 4,

    /// <summary><see cref="ReactionIn"/>.</summary>
    ReactionIn = 5,

    /// <summary><see cref="ReceiptIn"/>.</summary>
    ReceiptIn = 6,

    /// <summary><see cref="ActivityIn"/>.</summary>
    ActivityIn = 7,

    /// <summary><see cref="IdentityIn"/>.</summary>
    IdentityIn = 8,

    /// <summary><see cref="ContactUpdated"/>.</summary>
    ContactUpdated = 9,

    /// <summary><see cref="EventSetAside"/>.</summary>
    EventSetAside = 10,

    /// <summary><see cref="MessageQueued"/>.</summary>
    MessageQueued = 20,

    /// <summary><see cref="AttemptStarted"/>.</summary>
    AttemptStarted = 21,

    /// <summary><see cref="AttemptAccepted"/>.</summary>
    AttemptAccepted = 22,

    /// <summary><see cref="AttemptFailed"/>.</summary>
    AttemptFailed = 23,

    /// <summary><see cref="AttemptLost"/>.</summary>
    AttemptLost = 24,

    /// <summary><see cref="SendHeld"/>.</summary>
    SendHeld = 25,

    /// <summary><see cref="SendReconciled"/>.</summary>
    SendReconciled = 26,

    /// <summary><see cref="SendCancelled"/>.</summary>
    SendCancelled = 27,

    /// <summary><see cref="SendRequeued"/>.</summary>
    SendRequeued = 28,

    /// <summary><see cref="OwnerChanged"/>.</summary>
    OwnerChanged = 40,

    /// <summary><see cref="EpisodeOpened"/>.</summary>
    EpisodeOpened = 50,

    /// <summary><see cref="StatusChanged"/>.</summary>
    StatusChanged = 51,

    /// <summary><see cref="ConversationRead"/>.</summary>
    ConversationRead = 52,

    /// <summary><see cref="TurnScheduled"/>.</summary>
    TurnScheduled = 60,

    /// <summary><see cref="TurnStarted"/>.</summary>
    TurnStarted = 61,

    /// <summary><see cref="TurnRetried"/>.</summary>
    TurnRetried = 62,

    /// <summary><see cref="TurnEnded"/>.</summary>
    TurnEnded = 63,

    /// <summary><see cref="TurnDropped"/>.</summary>
    TurnDropped = 64,

    /// <summary><see cref="PriorityChanged"/>.</summary>
    PriorityChanged = 70,

    /// <summary><see cref="LabelsChanged"/>.</summary>
    LabelsChanged = 71,

    /// <summary><see cref="TeamChanged"/>.</summary>
    TeamChanged = 72,

    /// <summary><see cref="AssigneeChanged"/>.</summary>
    AssigneeChanged = 73,

    /// <summary><see cref="FileStored"/>.</summary>
    FileStored = 80,

    /// <summary><see cref="FileFailed"/>.</summary>
    FileFailed = 81,

    /// <summary><see cref="FileWanted"/>.</summary>
    FileWanted = 82,

    /// <summary><see cref="FilesErased"/>.</summary>
    FilesErased = 83,

    /// <summary><see cref="NoteAdded"/>.</summary>
    NoteAdded = 84,

    /// <summary><see cref="NoteRemoved"/>.</summary>
    NoteRemoved = 85,

    /// <summary><see cref="SendScheduled"/>.</summary>
    SendScheduled = 86,

    /// <summary><see cref="SendUnscheduled"/>.</summary>
    SendUnscheduled = 87,

    /// <summary><see cref="ContactBlocked"/>.</summary>
    ContactBlocked = 90,

    /// <summary><see cref="MarketingChanged"/>.</summary>
    MarketingChanged = 91,

    /// <summary><see cref="ContentErased"/>.</summary>
    ContentErased = 95,
}
