namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>How a channel is, in one word.</summary>
internal enum ChannelHealth
{
    /// <summary>Not examined yet.</summary>
    Unknown,

    /// <summary>Everything is fine.</summary>
    Good,

    /// <summary>Works; there is something to know.</summary>
    ToKnow,

    /// <summary>Something is to be mended.</summary>
    ToFix,

    /// <summary>Disconnected.</summary>
    Off,
}
