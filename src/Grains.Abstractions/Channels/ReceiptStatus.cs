namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>How far a sent message came, in ascending order. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("receipt-status")]
public enum ReceiptStatus
{
    /// <summary>It will not arrive.</summary>
    Failed = 0,

    /// <summary>Left the platform's servers.</summary>
    Sent = 1,

    /// <summary>Reached the device.</summary>
    Delivered = 2,

    /// <summary>Was seen.</summary>
    Read = 3,

    /// <summary>A voice note was played.</summary>
    Played = 4,
}
