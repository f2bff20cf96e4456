namespace Chatbotics.MetaSimulator.Media;

/// <summary>A file a customer sends.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="MimeType">Its type, such as <c>image/jpeg</c>.</param>
/// <param name="FileName">Its name, for documents.</param>
public sealed record MediaFile(ReadOnlyMemory<byte> Bytes, string MimeType, string? FileName = null)
{
    /// <summary>A small picture (one grey pixel, PNG).</summary>
    public static MediaFile Picture { get; } = new(
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
        "image/png");

    /// <summary>A voice note: the head of an Ogg file, enough for what only looks at type and size.</summary>
    public static MediaFile VoiceNote { get; } = new("OggS\0\u0002OpusHead\u0001\u0001"u8.ToArray(), "audio/ogg; codecs=opus");

    /// <summary>A one-page document: a minimal PDF.</summary>
    public static MediaFile Document { get; } = new(
        "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray(),
        "application/pdf",
        "document.pdf");
}
