namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Why a conversation changed hands. Stored: numbers never change.</summary>
internal enum OwnerCause
{
    /// <summary>A person took it.</summary>
    TakenOver = 1,

    /// <summary>A person wrote.</summary>
    PersonReplied = 2,

    /// <summary>A person wrote in the platform's own app.</summary>
    NativeReply = 3,

    /// <summary>A person gave it back to the assistant.</summary>
    Returned = 4,

    /// <summary>The assistant gave it to people.</summary>
    HandedOver = 5,

    /// <summary>The assistant could not run.</summary>
    AssistantFailed = 6,

    /// <summary>The assistant's message could not be delivered.</summary>
    SendFailed = 7,

    /// <summary>The assistant was stopped: it answered too often.</summary>
    LoopGuard = 8,

    /// <summary>The assistant may not answer: the messaging window is closed, or too much waits to be sent.</summary>
    NotAllowed = 9,

    /// <summary>A person opened the conversation again.</summary>
    Reopened = 10,

    /// <summary>It was assigned; an <see cref="AssigneeChanged"/> follows.</summary>
    Assigned = 11,
}
