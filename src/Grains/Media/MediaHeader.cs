namespace Chatbotics.Grains.Media;

/// <summary>What is kept beside a file, sealed. Stored for years: members are added, never renamed.</summary>
internal sealed record MediaHeader
{
    /// <summary>The conversation's key: the file's bytes are bound to it.</summary>
    public string Conversation { get; init; } = string.Empty;

    /// <summary>The media type by its content; null when it isn't one that a browser may show.</summary>
    public string? Type { get; init; }

    /// <summary>The name to save it under.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its size in bytes, unsealed.</summary>
    public long Size { get; init; }
}
