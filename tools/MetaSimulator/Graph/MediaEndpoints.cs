using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Uploads, lookups and downloads of media.</summary>
internal sealed class MediaEndpoints(SimulatedMeta meta, Authenticator authenticator)
{
    private const long MostUpload = 105L << 20;

    private static readonly TimeSpan s_uploadLife = TimeSpan.FromDays(30);

    private readonly FaultEffects _effects = new(meta);

    public static bool IsDownload(string node) => node is "whatsapp_business" or "ig_messaging_cdn";

    public bool IsMedia(string node) => meta.Media.Find(node) is not null;

    /// <summary><c>POST /{phone-id}/media</c> and <c>POST /{page-id}/message_attachments</c>, multipart or (the latter) by address.</summary>
    public async Task Upload(HttpContext http, string node)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostUpload;
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        using var body = form is null ? await RequestBody.ReadAsync(http) : null;
        var root = body?.RootElement ?? default;
        if (authenticator.Find(http, form?["access_token"].ToString() ?? root.Text("access_token"u8), out var error) is not { } token)
        {
            await Refuse(http, error!);
            return;
        }

        var asset = node == "me" ? token.Me : meta.FindAsset(node);
        if (asset is null || !token.Allows(asset))
        {
            await Refuse(http, GraphErrors.Find(100, 33));
            return;
        }

        if (meta.Faults.Take(CallKind.Media, asset.Id, null) is { } fault && !await _effects.Before(http, fault))
        {
            return;
        }

        var file = form?.Files.Count > 0 ? form.Files[0] : null;
        if (file is null)
        {
            await (asset is WhatsAppNumber ? Refuse(http, new(400, 100, "(#100) The parameter file is required.")) : ByAddress(http, root));
            return;
        }

        await Store(http, asset, form!, file);
    }

    /// <summary><c>GET</c> and <c>DELETE /{media-id}</c>.</summary>
    public async Task<bool> TryHandle(GraphCall call)
    {
        if (call.Edge.Length > 0 || meta.Media.Find(call.Node) is not { } media)
        {
            return false;
        }

        if (call.IsDelete)
        {
            meta.Media.Remove(media.Id);
            await Replies.Success(call.Http);
            return true;
        }

        await Replies.Json(call.Http, new JsonObject
        {
            ["url"] = meta.Media.WhatsAppUrl(media),
            ["mime_type"] = media.MimeType.Split(';')[0],
            ["sha256"] = Convert.ToHexStringLower(media.Hash),
            ["file_size"] = media.Bytes.Length,
            ["id"] = media.Id,
            ["messaging_product"] = "whatsapp",
        });
        return true;
    }

    /// <summary>The files themselves: WhatsApp's need the token, the CDN's do not.</summary>
    public async Task Download(HttpContext http, string node)
    {
        var whatsApp = node == "whatsapp_business";
        if (whatsApp && authenticator.Find(http, null, out var error) is null)
        {
            await Refuse(http, error!);
            return;
        }

        var query = http.Request.Query;
        var id = query[whatsApp ? "mid" : "asset_id"].ToString();
        if (meta.Faults.Take(CallKind.Media, id, null) is { } fault && !await _effects.Before(http, fault))
        {
            return;
        }

        if (meta.Media.Open(id, query["ext"], query[whatsApp ? "hash" : "signature"]) is not { } media)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = media.MimeType;
        http.Response.ContentLength = media.Bytes.Length;
        if (media.FileName is not null)
        {
            http.Response.Headers.ContentDisposition = "attachment; filename=\"" + string.Concat(media.FileName.Select(static c => char.IsAscii(c) && !char.IsControl(c) && c != '"' ? c : '_')) + "\"";
        }

        await http.Response.BodyWriter.WriteAsync(media.Bytes, http.RequestAborted);
    }

    private async Task Store(HttpContext http, Asset asset, IFormCollection form, IFormFile file)
    {
        var type = form["type"].ToString() is { Length: > 0 } given && given.Contains('/', StringComparison.Ordinal) ? given : file.ContentType ?? "application/octet-stream";
        if (asset is WhatsAppNumber)
        {
            if (form["messaging_product"].ToString() != "whatsapp")
            {
                await Refuse(http, new(400, 100, "(#100) The parameter messaging_product is required."));
                return;
            }

            if (file.Length > Most(type))
            {
                await Refuse(http, GraphErrors.WhatsApp(131053, string.Create(CultureInfo.InvariantCulture, $"File too large: {file.Length} bytes of {type}; at most {Most(type)} are allowed.")));
                return;
            }
        }
        else if (file.Length > 25L << 20)
        {
            await Refuse(http, GraphErrors.Find(100, 2018047));
            return;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        var media = meta.Media.Add(bytes.ToArray(), type, file.FileName, s_uploadLife);
        await Replies.Json(http, new JsonObject { [asset is WhatsAppNumber ? "id" : "attachment_id"] = media.Id });
    }

    /// <summary>An attachment by address is kept as an empty file of its type: the simulator fetches nothing from elsewhere.</summary>
    private Task ByAddress(HttpContext http, JsonElement body)
    {
        var attachment = body.Member("message"u8).Member("attachment"u8);
        var type = attachment.Text("type"u8);
        if (attachment.Member("payload"u8).Text("url"u8) is null || type is not ("image" or "video" or "audio" or "file"))
        {
            return Refuse(http, GraphErrors.Find(100, 2018047));
        }

        var media = meta.Media.Add(ReadOnlyMemory<byte>.Empty, type == "file" ? "application/octet-stream" : type + "/*", null, s_uploadLife);
        return Replies.Json(http, new JsonObject { ["attachment_id"] = media.Id });
    }

    private static long Most(string type) =>
        type.StartsWith("image/webp", StringComparison.Ordinal) ? 500L << 10
        : type.StartsWith("image/", StringComparison.Ordinal) ? 5L << 20
        : type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) ? 16L << 20
        : 100L << 20;

    private Task Refuse(HttpContext http, GraphError error) => Replies.Error(http, error, meta.Options.Language);
}
