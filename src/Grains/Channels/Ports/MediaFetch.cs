using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What came of fetching a file.</summary>
public sealed record MediaFetch
{
    /// <summary>Why it failed; null when the file is there whole.</summary>
    public SendError? Error { get; init; }

    /// <summary>The media type that the platform says; to be checked before anybody trusts it.</summary>
    public string? MimeType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }
}
