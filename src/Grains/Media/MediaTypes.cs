using System.Collections.Frozen;

namespace Chatbotics.Grains.Media;

/// <summary>
/// Tells a file's type by its first bytes. Only types of this list are ever shown by a browser; everything else, SVG and
/// HTML above all, is a file to save.
/// </summary>
internal static class MediaTypes
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int HeadLength = 64;

    private static readonly FrozenDictionary<string, string> Extensions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["audio/ogg"] = ".ogg",
        ["audio/mpeg"] = ".mp3",
        ["audio/mp4"] = ".m4a",
        ["audio/aac"] = ".aac",
        ["audio/amr"] = ".amr",
        ["audio/wav"] = ".wav",
        ["video/mp4"] = ".mp4",
        ["video/3gpp"] = ".3gp",
        ["video/quicktime"] = ".mov",
        ["video/webm"] = ".webm",
        ["application/pdf"] = ".pdf",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type by the content; null when it is none that we know.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="kind">The platform's word for it: a container of sound and pictures is a sound when it says so.</param>
    public static string? Sniff(ReadOnlySpan<byte> head, string? kind)
    {
        var isSound = kind is "audio" || kind?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true;
        return head switch
        {
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
            _ when Riff(head, "WEBP"u8) => "image/webp",
            _ when Riff(head, "WAVE"u8) => "audio/wav",
            _ when head.StartsWith("OggS"u8) => "audio/ogg",
            _ when head.StartsWith("#!AMR"u8) => "audio/amr",
            _ when head.StartsWith("ID3"u8) => "audio/mpeg",
            _ when head.StartsWith("%PDF-"u8) => "application/pdf",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => isSound ? "audio/webm" : "video/webm",
            _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => Brand(head[8..12], isSound),
            _ when head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 => "audio/aac",
            _ when head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0 => "audio/mpeg",
            _ => null,
        };
    }

    /// <summary>
    /// What somebody says that a file is, where its content doesn't prove it: only for the words beside it. What claims to
    /// be a picture, a sound or a film and isn't is none.
    /// </summary>
    /// <param name="told">The claimed type.</param>
    public static string? Told(string? told) =>
        told is null || told.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        || told.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || told.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            ? null
            : told.Split(';')[0].Trim();

    /// <summary>A name to save a file under: without paths and control characters, with an ending that fits.</summary>
    /// <param name="name">The name that somebody gave it, or null.</param>
    /// <param name="type">The type by its content.</param>
    /// <param name="kind">The kind, for files without a name.</param>
    public static string NameOf(string? name, string? type, string kind)
    {
        var clean = new string([.. (name ?? string.Empty).Where(static c =>
            !char.IsControl(c) && c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069') and not '\u200E' and not '\u200F')]).Trim(' ', '.');
        if (clean.Length > 120)
        {
            var ending = Path.GetExtension(clean);
            clean = string.Concat(clean.AsSpan(0, 100), ending.Length <= 10 ? ending : string.Empty);
        }

        var extension = type is not null ? Extensions.GetValueOrDefault(type, string.Empty) : string.Empty;
        return clean.Length == 0 ? kind + extension : clean;
    }

    private static bool Riff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual(form);

    private static string Brand(ReadOnlySpan<byte> brand, bool isSound) => brand switch
    {
        _ when brand.StartsWith("M4A"u8) || isSound => "audio/mp4",
        _ when brand.StartsWith("3g"u8) => "video/3gpp",
        _ when brand.StartsWith("qt"u8) => "video/quicktime",
        _ => "video/mp4",
    };
}
