namespace Chatbotics.Channels.Meta.Media;

/// <summary>How a download ended.</summary>
internal enum DownloadState
{
    /// <summary>All bytes are there.</summary>
    Done,

    /// <summary>The network or the server failed; it may work later.</summary>
    Failed,

    /// <summary>The link has lapsed.</summary>
    Gone,

    /// <summary>The token isn't accepted.</summary>
    Unauthorized,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>The address is none that we connect to.</summary>
    Refused,
}
