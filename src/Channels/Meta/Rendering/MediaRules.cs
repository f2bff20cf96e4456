using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Rendering;

/// <summary>Which files each platform takes (PROTOCOLS C, media).</summary>
internal static class MediaRules
{
    private const long MiB = 1024 * 1024;

    private static readonly MediaRule WhatsAppImage = new("pictures", 5 * MiB, "image/jpeg", "image/png");
    private static readonly MediaRule WhatsAppAudio =
        new("sounds", 16 * MiB, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");
    private static readonly MediaRule WhatsAppVideo = new("films", 16 * MiB, "video/mp4", "video/3gpp", "video/3gp");
    private static readonly MediaRule WhatsAppDocument = new("files", 100 * MiB);
    private static readonly MediaRule WhatsAppSticker = new("stickers", 500 * 1024, "image/webp");

    private static readonly MediaRule MessengerImage = new("pictures", 25 * MiB);
    private static readonly MediaRule MessengerAudio = new("sounds", 25 * MiB);
    private static readonly MediaRule MessengerVideo = new("films", 25 * MiB);
    private static readonly MediaRule MessengerFile = new("files", 25 * MiB);
    private static readonly MediaRule InstagramImage = new("pictures", 8 * MiB);

    /// <summary>The rule of a kind; null when the platform sends no such files.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="kind">One of <see cref="ContentKinds"/>.</param>
    public static MediaRule? Find(ChannelPlatform platform, string kind) => (platform, kind) switch
    {
        (ChannelPlatform.WhatsApp, ContentKinds.Image) => WhatsAppImage,
        (ChannelPlatform.WhatsApp, ContentKinds.Audio) => WhatsAppAudio,
        (ChannelPlatform.WhatsApp, ContentKinds.Video) => WhatsAppVideo,
        (ChannelPlatform.WhatsApp, ContentKinds.Document) => WhatsAppDocument,
        (ChannelPlatform.WhatsApp, ContentKinds.Sticker) => WhatsAppSticker,
        (ChannelPlatform.Instagram, ContentKinds.Image) => InstagramImage,
        (_, ContentKinds.Image) => MessengerImage,
        (_, ContentKinds.Audio) => MessengerAudio,
        (_, ContentKinds.Video) => MessengerVideo,
        (_, ContentKinds.Document) => MessengerFile,
        _ => null,
    };

    /// <summary>The files that a platform takes, for the composer.</summary>
    /// <param name="platform">The platform.</param>
    public static ImmutableArray<FileLimit> Limits(ChannelPlatform platform)
    {
        var limits = ImmutableArray.CreateBuilder<FileLimit>();
        foreach (var kind in (ReadOnlySpan<string>)[ContentKinds.Image, ContentKinds.Audio, ContentKinds.Video, ContentKinds.Document])
        {
            if (Find(platform, kind) is { } rule)
            {
                limits.Add(new FileLimit
                {
                    Kind = kind,
                    Noun = rule.Noun,
                    MaxBytes = rule.MaxBytes,
                    Types = [.. rule.Types],
                    TakesText = platform == ChannelPlatform.WhatsApp && kind != ContentKinds.Audio,
                });
            }
        }

        return limits.DrainToImmutable();
    }

    /// <summary>
    /// The one file of a message, checked: it is there, has a media id or an https address that the platform can fetch,
    /// and is of a size and type that the platform takes.
    /// </summary>
    /// <param name="platform">The platform.</param>
    /// <param name="content">The message.</param>
    /// <param name="file">The file when nothing speaks against it.</param>
    public static SendError? Check(ChannelPlatform platform, MessageContent content, out Attachment file)
    {
        file = null!;
        if (Find(platform, content.Kind) is not { } rule)
        {
            return Sending.SendRefusals.Content($"{platform} can't send messages of this kind ({content.Kind}).");
        }

        if (content.Attachments is not [var only])
        {
            return Sending.SendRefusals.Media(content.Attachments.IsEmpty
                ? "The file is missing. Attach it again."
                : $"{platform} takes one file in a message. Send them one by one.");
        }

        if (only.MediaId is null && !(Uri.TryCreate(only.Url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            return Sending.SendRefusals.Media("The file hasn't been handed to the platform. Attach it again.");
        }

        file = only;
        return rule.Check(platform, only);
    }
}
