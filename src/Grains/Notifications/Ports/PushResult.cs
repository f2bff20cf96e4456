namespace Chatbotics.Grains.Notifications.Ports;

/// <summary>What became of a message to a browser.</summary>
public enum PushResult
{
    /// <summary>The push service has it.</summary>
    Taken = 0,

    /// <summary>The browser takes no more messages at this address, ever (404 or 410): forget it.</summary>
    Gone = 1,

    /// <summary>It was not taken this time.</summary>
    Failed = 2,
}
