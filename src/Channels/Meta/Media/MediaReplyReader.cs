using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Media;

/// <summary>Reads what the Graph API says of files.</summary>
internal static class MediaReplyReader
{
    /// <summary>Reads the reply of <c>GET /{media-id}</c>: a link that lives five minutes.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="limit">The size limit in bytes.</param>
    /// <returns>The link, or why there is none.</returns>
    public static (DownloadState State, string? Link) ReadLink(GraphReply reply, long limit)
    {
        var tape = JsonTape.Rent();
        try
        {
            var root = tape.TryRead(reply.Body, out _) ? tape.Root(reply.Body) : default;
            if (GraphError.FromReply(root) is { } error)
            {
                return (error.Code switch
                {
                    0 or 190 => DownloadState.Unauthorized,
                    100 or 131052 => DownloadState.Gone,
                    _ => DownloadState.Failed,
                }, null);
            }

            if (root["file_size"u8].Integer() > limit)
            {
                return (DownloadState.TooLarge, null);
            }

            return reply.IsSuccess && root["url"u8].Text() is { } link
                ? (DownloadState.Done, link)
                : (reply.Status == 404 ? DownloadState.Gone : DownloadState.Failed, null);
        }
        finally
        {
            tape.Return();
        }
    }

    /// <summary>Reads the reply of an upload: <c>id</c> (WhatsApp) or <c>attachment_id</c>.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="reply">The reply.</param>
    public static MediaUpload ReadUpload(ChannelPlatform platform, GraphReply reply)
    {
        if (reply.State != GraphReplyState.Answered)
        {
            // Uploading again does no harm.
            return new() { Error = SendRefusals.Unreachable(platform) };
        }

        var tape = JsonTape.Rent();
        try
        {
            var root = tape.TryRead(reply.Body, out _) ? tape.Root(reply.Body) : default;
            if (GraphError.FromReply(root) is { } error)
            {
                return new() { Error = SendErrorMap.Of(platform, error).Error ?? SendRefusals.Unreachable(platform) };
            }

            var id = root[platform == ChannelPlatform.WhatsApp ? "id"u8 : "attachment_id"u8].Text();
            return reply.IsSuccess && id is not null
                ? new() { MediaId = id }
                : new() { Error = reply.Status is >= 400 and <= 499 ? SendRefusals.Refused(platform, reply.Status) : SendRefusals.Unreachable(platform) };
        }
        finally
        {
            tape.Return();
        }
    }
}
