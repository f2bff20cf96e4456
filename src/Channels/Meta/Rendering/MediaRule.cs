using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Rendering;

/// <summary>What files of a kind a platform takes.</summary>
/// <param name="Noun">The kind in plain words, plural, for the agent.</param>
/// <param name="MaxBytes">The largest size in bytes.</param>
/// <param name="Types">The media types taken, without parameters; empty when the platform doesn't narrow them.</param>
internal sealed record MediaRule(string Noun, long MaxBytes, params string[] Types)
{
    private const long MB = 1_000_000;
    private const long MiB = 1024 * 1024;

    /// <summary>Why a file isn't taken; null when nothing speaks against it. What isn't known isn't held against it.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="file">The file.</param>
    public SendError? Check(ChannelPlatform platform, Attachment file)
    {
        if (file.Size > MaxBytes)
        {
            return SendRefusal(string.Create(
                CultureInfo.InvariantCulture,
                $"{platform} takes {Noun} up to {Shown(MaxBytes, roundUp: false)} and this one has {Shown(file.Size.Value, roundUp: true)}."));
        }

        var type = file.MimeType?.Split(';')[0].Trim().ToLowerInvariant();
        return type is { Length: > 0 } && Types.Length > 0 && !Types.Contains(type)
            ? SendRefusal($"{platform} doesn't take {Noun} of the type {type}.")
            : null;
    }

    private static SendError SendRefusal(string text) => Sending.SendRefusals.Media(text);

    private static string Shown(long bytes, bool roundUp)
    {
        // Limits are powers of two on the platforms' pages; a tenth more than the limit must not read as the limit.
        if (bytes % MiB == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes / MiB} MB");
        }

        if (bytes < MB)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KB");
        }

        var tenths = (decimal)bytes / MiB * 10;
        return string.Create(CultureInfo.InvariantCulture, $"{(roundUp ? Math.Ceiling(tenths) : Math.Floor(tenths)) / 10:0.0} MB");
    }
}
