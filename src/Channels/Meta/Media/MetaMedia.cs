using System.Collections.Immutable;
using System.Net.Http.Headers;
using Chatbotics.Channels.Meta.Rendering;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Media;

/// <summary>
/// Files of WhatsApp (by id: look up a link that lives five minutes, download it with the token), Messenger and Instagram
/// (by short-lived links without one); uploads for later sends by id.
/// </summary>
internal sealed class MetaMedia(
    MetaSenderServices services,
    MediaDownloader downloader,
    IOptions<MetaOptions> options) : IChannelMedia
{
    private static readonly TimeSpan UploadPatience = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public bool Serves(ChannelPlatform platform) =>
        platform is ChannelPlatform.WhatsApp or ChannelPlatform.Messenger or ChannelPlatform.Instagram;

    /// <inheritdoc/>
    public ImmutableArray<FileLimit> Limits(ChannelPlatform platform) => Serves(platform) ? MediaRules.Limits(platform) : [];

    /// <inheritdoc/>
    public async Task<MediaFetch> Fetch(
        ConnectionKey connection, Attachment attachment, Stream target, CancellationToken cancellationToken = default)
    {
        var platform = connection.Platform;
        if (await services.Credentials.Find(connection, cancellationToken) is not { } credentials)
        {
            return new() { Error = SendRefusals.NotConnected(platform) };
        }

        var download = platform == ChannelPlatform.WhatsApp
            ? await FetchById(credentials, attachment, target, cancellationToken)
            : attachment.Url is { } address
                ? await downloader.Get(address, accessToken: null, target, cancellationToken)
                : new(DownloadState.Gone);
        if (download.State == DownloadState.Done)
        {
            services.Meters.Media(platform, "fetched", download.Size);
        }

        return new()
        {
            Error = MediaErrors.Of(platform, download.State, options.Value.MaxMediaBytes),
            MimeType = download.MimeType,
            Size = download.Size,
        };
    }

    /// <inheritdoc/>
    public async Task<MediaUpload> Upload(ConnectionKey connection, MediaFile file, CancellationToken cancellationToken = default)
    {
        var platform = connection.Platform;
        if (await services.Credentials.Find(connection, cancellationToken) is not { } credentials)
        {
            return new() { Error = SendRefusals.NotConnected(platform) };
        }

        if (Refuse(platform, credentials, file) is { } refusal)
        {
            return new() { Error = refusal };
        }

        var isWhatsApp = platform == ChannelPlatform.WhatsApp;
        var node = isWhatsApp || platform == ChannelPlatform.Messenger ? connection.AssetId : credentials.PageId ?? "me";
        using var form = isWhatsApp ? WhatsAppForm(file) : PageForm(platform, file);
        using var reply = await services.Client.Call(
            HttpMethod.Post,
            services.Endpoints.Target(credentials, node, isWhatsApp ? "media" : "message_attachments"),
            form,
            cancellationToken,
            UploadPatience);
        var upload = MediaReplyReader.ReadUpload(platform, reply);
        if (upload.Error is null)
        {
            services.Meters.Media(platform, "uploaded", file.Size);
        }

        return upload;
    }

    private async Task<Download> FetchById(
        ConnectionCredentials credentials, Attachment attachment, Stream target, CancellationToken cancellationToken)
    {
        // The webhook's own link saves a call while it lives.
        if (attachment.Url is { } link)
        {
            var direct = await downloader.Get(link, credentials.AccessToken, target, cancellationToken);
            if (direct.State is not DownloadState.Gone || attachment.MediaId is null)
            {
                return direct;
            }
        }

        if (attachment.MediaId is not { } id)
        {
            return new(DownloadState.Gone);
        }

        for (var attempt = 1; ; attempt++)
        {
            using var reply = await services.Client.Call(
                HttpMethod.Get, services.Endpoints.Target(credentials, id), content: null, cancellationToken);
            var (state, url) = MediaReplyReader.ReadLink(reply, options.Value.MaxMediaBytes);
            if (url is null)
            {
                return new(state);
            }

            var download = await downloader.Get(url, credentials.AccessToken, target, cancellationToken);
            if (download.State != DownloadState.Gone || attempt == 2)
            {
                return download;
            }
        }
    }

    private SendError? Refuse(ChannelPlatform platform, ConnectionCredentials credentials, MediaFile file)
    {
        if (credentials.InstagramLogin)
        {
            return SendRefusals.Media("Instagram takes files from this channel by their address on the web only.");
        }

        if (MediaRules.Find(platform, file.Kind) is not { } rule)
        {
            return SendRefusals.Media($"{platform} doesn't take files of this kind ({file.Kind}).");
        }

        return file.Size > options.Value.MaxMediaBytes
            ? MediaErrors.Of(platform, DownloadState.TooLarge, options.Value.MaxMediaBytes)
            : rule.Check(platform, new Attachment { Kind = file.Kind, MimeType = file.MimeType, Size = file.Size });
    }

    private static MultipartFormDataContent WhatsAppForm(MediaFile file) => new()
    {
        { new StringContent("whatsapp"), "messaging_product" },
        { new StringContent(file.MimeType), "type" },
        { FileContent(file), "file", file.FileName },
    };

    private static MultipartFormDataContent PageForm(ChannelPlatform platform, MediaFile file)
    {
        var type = file.Kind == ContentKinds.Document ? "file" : file.Kind;
        var form = new MultipartFormDataContent
        {
            { new StringContent($$$$"""{"attachment":{"type":"{{{{type}}}}","payload":{"is_reusable":true}}}"""), "message" },
        };
        if (platform == ChannelPlatform.Instagram)
        {
            form.Add(new StringContent("instagram"), "platform");
        }

        form.Add(FileContent(file), "filedata", file.FileName);
        return form;
    }

    private static StreamContent FileContent(MediaFile file)
    {
        var content = new StreamContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.MimeType, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentLength = file.Size;
        return content;
    }
}
