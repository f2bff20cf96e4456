using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Media;

/// <summary>What a failed download means, in the product's words.</summary>
internal static class MediaErrors
{
    /// <summary>The error of a download; null when it is done.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="limit">The size limit in bytes.</param>
    public static SendError? Of(ChannelPlatform platform, DownloadState state, long limit) => state switch
    {
        DownloadState.Done => null,
        DownloadState.Gone => Rejected($"{platform} no longer has this file. Ask the customer to send it again."),
        DownloadState.TooLarge => Rejected(string.Create(
            CultureInfo.InvariantCulture, $"The file is larger than the {limit / (1024 * 1024)} MB that are kept here.")),
        DownloadState.Refused => Rejected("The file lies at an address that isn't fetched from here."),
        DownloadState.Unauthorized => new()
        {
            Kind = SendErrorKind.TokenInvalid,
            Text = $"{platform} no longer accepts this channel's access, so the file can't be fetched.",
            OwnerAction = $"Reconnect the {platform} channel.",
        },
        _ => new()
        {
            Kind = SendErrorKind.Temporary,
            Text = $"The file can't be fetched from {platform} now. We try again by ourselves.",
        },
    };

    private static SendError Rejected(string text) => new() { Kind = SendErrorKind.MediaRejected, Text = text };
}
