using System.Collections.Immutable;
using Chatbotics.MetaSimulator.Media;

namespace Chatbotics.Demo;

/// <summary>The pictures that simulated customers send, and pictures as the phone shows them.</summary>
internal static class DemoPictures
{
    private const int MostShown = 2 * 1024 * 1024;

    private static readonly ImmutableArray<MediaFile> s_files =
        [.. new[] { "bowl.png", "vase.png", "mug.png", "plate.png" }.Select(name => new MediaFile(Read(name), "image/png", name))];

    private static int s_next = -1;

    /// <summary>Something of the shop's on a shelf, another one each time.</summary>
    public static MediaFile Next() => s_files[(int)((uint)Interlocked.Increment(ref s_next) % (uint)s_files.Length)];

    /// <summary>A picture as a data address; null when it is none, or too large to travel so.</summary>
    /// <param name="media">The file.</param>
    public static string? Address(StoredMedia? media) =>
        media is { MimeType: "image/png" or "image/jpeg" or "image/webp" or "image/gif", Bytes.Length: > 0 and <= MostShown }
            ? $"data:{media.MimeType};base64,{Convert.ToBase64String(media.Bytes.Span)}"
            : null;

    private static byte[] Read(string name)
    {
        using var stream = typeof(DemoPictures).Assembly.GetManifestResourceStream("Chatbotics.Demo." + name)
            ?? throw new InvalidOperationException("A picture of the demo is missing from this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
