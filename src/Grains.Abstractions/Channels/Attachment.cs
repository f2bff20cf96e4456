namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>A file or shared item of a message.</summary>
[GenerateSerializer, Immutable, Alias("attachment")]
public sealed record Attachment
{
    /// <summary>The platform's word: image, audio, video, document, file, sticker, share, ig_reel, story_mention, ….</summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>The platform's media id (WhatsApp: inbound ids live 7 days, uploaded ones 30 days).</summary>
    [Id(1)]
    public string? MediaId { get; init; }

    /// <summary>Where the platform keeps it; short-lived, never shown to a browser directly.</summary>
    [Id(2)]
    public string? Url { get; init; }

    /// <summary>The media type, for example "image/jpeg".</summary>
    [Id(3)]
    public string? MimeType { get; init; }

    /// <summary>The file's name as the sender had it.</summary>
    [Id(4)]
    public string? FileName { get; init; }

    /// <summary>The SHA-256 that the platform gives, in its own encoding.</summary>
    [Id(5)]
    public string? Sha256 { get; init; }

    /// <summary>A title or caption of the shared item.</summary>
    [Id(6)]
    public string? Title { get; init; }

    /// <summary>Recorded as a voice note.</summary>
    [Id(7)]
    public bool IsVoice { get; init; }

    /// <summary>An animated sticker.</summary>
    [Id(8)]
    public bool IsAnimated { get; init; }

    /// <summary>Our own copy's reference in the media store once it was fetched or uploaded; null before.</summary>
    [Id(9)]
    public string? StoredAs { get; init; }

    /// <summary>Size in bytes when known.</summary>
    [Id(10)]
    public long? Size { get; init; }

    /// <summary>Its time was over: the copy, its name and where it came from are gone. Nothing but its kind is left.</summary>
    [Id(11)]
    public bool IsErased { get; init; }
}
