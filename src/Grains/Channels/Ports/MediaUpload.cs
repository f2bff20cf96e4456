using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What came of handing a file over.</summary>
public sealed record MediaUpload
{
    /// <summary>Why it failed; null when the platform took it.</summary>
    public SendError? Error { get; init; }

    /// <summary>The platform's id of the file (WhatsApp keeps it 30 days).</summary>
    public string? MediaId { get; init; }
}
