namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Words about files of persons' data.</summary>
internal static class ExportWords
{
    /// <summary>A size as people say it, for example "1.4 MB".</summary>
    /// <param name="bytes">How many bytes.</param>
    public static string Size(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1_000).ToString("N0", Speech.Culture)} kB"
        : $"{(bytes / 1_000_000d).ToString("N1", Speech.Culture)} MB";
}
