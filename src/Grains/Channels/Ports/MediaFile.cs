namespace Chatbotics.Grains.Channels.Ports;

/// <summary>A file to hand over to a platform.</summary>
public sealed record MediaFile
{
    /// <summary>One of the file kinds of <see cref="Abstractions.Channels.ContentKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The bytes, read once from the present position, then closed.</summary>
    public required Stream Content { get; init; }

    /// <summary>How many bytes there are.</summary>
    public required long Size { get; init; }

    /// <summary>The media type, for example "image/jpeg".</summary>
    public required string MimeType { get; init; }

    /// <summary>The name that the customer sees.</summary>
    public required string FileName { get; init; }
}
