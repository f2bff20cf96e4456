namespace Chatbotics.Grains.Abstractions.Privacy.Wishes;

/// <summary>What a customer says about their data in the chat itself. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("chat-wish")]
public enum ChatWish
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>No more automated and marketing messages.</summary>
    Stop = 1,

    /// <summary>Erase everything; asks back once.</summary>
    Erase = 2,

    /// <summary>The answer to that: yes.</summary>
    Confirm = 3,

    /// <summary>A copy of the data; asks back once.</summary>
    Access = 4,

    /// <summary>The answer to that: yes.</summary>
    ConfirmAccess = 5,

    /// <summary>Something is wrong and is to be put right.</summary>
    Correct = 6,

    /// <summary>An objection to automated answers and marketing.</summary>
    Object = 7,

    /// <summary>Takes a stop or an objection back; nothing to whoever said neither.</summary>
    Resume = 8,
}
