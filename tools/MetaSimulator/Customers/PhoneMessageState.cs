namespace Chatbotics.MetaSimulator.Customers;

/// <summary>How far a message has come.</summary>
public enum PhoneMessageState
{
    /// <summary>Accepted by Meta, or written by the customer.</summary>
    Sent,

    /// <summary>On the other side's device.</summary>
    Delivered,

    /// <summary>Seen.</summary>
    Read,
}
