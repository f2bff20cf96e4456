namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>What a sent message was recognised by. Stored: numbers never change.</summary>
internal enum Evidence
{
    /// <summary>Our handle in a receipt.</summary>
    Receipt = 1,

    /// <summary>Our handle in an echo.</summary>
    Echo = 2,

    /// <summary>An echo without a handle, with the same content at the right time (Instagram).</summary>
    Content = 3,
}
