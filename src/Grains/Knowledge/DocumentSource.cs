namespace Chatbotics.Grains.Knowledge;

/// <summary>A document as it came: a file, or what an address answered.</summary>
public sealed record DocumentSource
{
    /// <summary>The bytes, whole: uploads and downloads are bounded before.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The file's name with its ending, or null.</summary>
    public string? FileName { get; init; }

    /// <summary>The declared media type with its parameters, for example "text/html; charset=utf-8", or null.</summary>
    public string? MediaType { get; init; }

    /// <summary>The address it was fetched from, which its links are relative to; null for a file.</summary>
    public Uri? Address { get; init; }
}
