using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Media;

/// <summary>Chooses as what a file is sent.</summary>
internal static class FileChoice
{
    /// <summary>The rule for a file of a type: its own kind when the channel takes that type as such, else a plain file; null when neither.</summary>
    /// <param name="limits">What the channel takes.</param>
    /// <param name="type">The type by the content; null when it isn't known.</param>
    public static FileLimit? Of(ImmutableArray<FileLimit> limits, string? type)
    {
        var kind = type?.Split('/')[0] switch
        {
            "image" => ContentKinds.Image,
            "audio" => ContentKinds.Audio,
            "video" => ContentKinds.Video,
            _ => ContentKinds.Document,
        };
        return limits.FirstOrDefault(limit => limit.Kind == kind && (limit.Types.IsDefaultOrEmpty || limit.Types.Contains(type!, StringComparer.Ordinal)))
            ?? limits.FirstOrDefault(limit => limit.Kind == ContentKinds.Document);
    }
}
