using Chatbotics.MetaSimulator.Media;

namespace Chatbotics.Demo;

/// <summary>The picture that simulated customers send, and pictures as the phone shows them.</summary>
internal static class DemoPicture
{
    private const int MostShown = 2 * 1024 * 1024;

    /// <summary>A bowl on a shelf.</summary>
    public static MediaFile File { get; } = new(Read(), "image/png", "bowl.png");

    /// <summary>A picture as a data address; null when it is none, or too large to travel so.</summary>
    /// <param name="media">The file.</param>
    public static string? Address(StoredMedia? media) =>
        media is { MimeType: "image/png" or "image/jpeg" or "image/webp" or "image/gif", Bytes.Length: > 0 and <= MostShown }
            ? $"data:{media.MimeType};base64,{Convert.ToBase64String(media.Bytes.Span)}"
            : null;

    private static byte[] Read()
    {
        using var stream = typeof(DemoPicture).Assembly.GetManifestResourceStream("Chatbotics.Demo.bowl.png")
            ?? throw new InvalidOperationException("The demo's picture is missing from this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
