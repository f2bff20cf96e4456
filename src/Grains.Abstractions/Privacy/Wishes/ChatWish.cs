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
}
