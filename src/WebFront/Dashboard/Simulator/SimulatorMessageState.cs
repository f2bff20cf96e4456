namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>How far a message on the customer's phone has come.</summary>
public enum SimulatorMessageState
{
    /// <summary>With the platform.</summary>
    Sent,

    /// <summary>On the other side's device.</summary>
    Delivered,

    /// <summary>Seen.</summary>
    Read,
}
