using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;

namespace Chatbotics.WebFront.Privacy.Export;

/// <summary>
/// A person's data as a zip: <c>data.json</c> for programs, <c>conversation.html</c> for people, the files under
/// <c>media</c>. It is written straight into the answer, so that no copy lies anywhere.
/// </summary>
/// <param name="grains">The conversations.</param>
/// <param name="files">Their files.</param>
internal sealed class ContactExport(IGrainFactory grains, IMediaFiles files)
{
    private const int Page = 200;
    private static readonly JsonWriterOptions s_json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the zip.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Write(ConversationKey key, DateTimeOffset now, Stream output, CancellationToken cancellationToken)
    {
        var (summary, items) = await Read(key);
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        await Add(zip, "data.json", Json(key, now, summary, items), now, cancellationToken);
        await Add(zip, "conversation.html", Encoding.UTF8.GetBytes(Html(now, summary, items)), now, cancellationToken);
        foreach (var attachment in items.SelectMany(static item => item.Content?.Attachments ?? []))
        {
            if (attachment.StoredAs is { } id && await files.Open(key.Tenant, id, cancellationToken) is { } file)
            {
                await using (file)
                {
                    await using var entry = await zip.CreateEntry("media/" + Safe(id, file.FileName), CompressionLevel.NoCompression).OpenAsync(cancellationToken);
                    await file.Content.CopyToAsync(entry, cancellationToken);
                }
            }
        }
    }

    private async Task<(ConversationSummary? Summary, List<ThreadItem> Items)> Read(ConversationKey key)
    {
        var grain = grains.GetGrain<IConversationGrain>(key.Value);
        var pages = new List<ImmutableArray<ThreadItem>>();
        ConversationSummary? summary = null;
        for (long? before = null; ;)
        {
            var page = await grain.Read(new ThreadQuery { Before = before, Limit = Page });
            summary ??= page.Summary;
            pages.Add(page.Items);
            if (page.Earlier is not { } earlier || page.Items.IsEmpty)
            {
                break;
            }

            before = earlier;
        }

        pages.Reverse();
        return (summary, [.. pages.SelectMany(static page => page)]);
    }

    private static async Task Add(ZipArchive zip, string name, byte[] content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = now;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }

    private static byte[] Json(ConversationKey key, DateTimeOffset now, ConversationSummary? summary, List<ThreadItem> items)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteString("format", "chatbotics-contact/1");
            json.WriteString("exportedAt", now);
            json.WriteString("channel", key.Connection.Platform.ToString());
            json.WriteString("channelId", key.ExternalId);
            json.WriteString("name", summary?.ContactName ?? "");
            json.WriteString("status", summary?.Status.ToString() ?? "");
            json.WriteStartArray("messages");
            foreach (var item in items)
            {
                Message(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Message(Utf8JsonWriter json, ThreadItem item)
    {
        json.WriteStartObject();
        json.WriteString("at", item.ProviderTime ?? item.At);
        json.WriteString("receivedAt", item.At);
        json.WriteString("by", item.Author.Kind.ToString());
        if (item.Content is { } content)
        {
            json.WriteString("kind", content.Kind);
            json.WriteString("text", content.Text);
            if (content.Location is { } place)
            {
                json.WriteNumber("latitude", place.Latitude);
                json.WriteNumber("longitude", place.Longitude);
            }

            json.WriteStartArray("files");
            foreach (var attachment in content.Attachments)
            {
                json.WriteStartObject();
                json.WriteString("kind", attachment.Kind);
                json.WriteString("name", attachment.FileName ?? attachment.Title);
                json.WriteString("file", attachment.StoredAs is { } id ? "media/" + Safe(id, attachment.FileName ?? "") : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteString("activity", item.Activity);
        }

        if (item.Delivery is { } delivery)
        {
            json.WriteString("delivery", delivery.ToString());
        }

        json.WriteBoolean("edited", item.IsEdited);
        json.WriteBoolean("takenBack", item.IsUnsent);
        json.WriteStartArray("reactions");
        foreach (var reaction in item.Reactions)
        {
            json.WriteStringValue(reaction);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Html(DateTimeOffset now, ConversationSummary? summary, List<ThreadItem> items)
    {
        var html = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Your data</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#16211f}li{margin:.6rem 0;list-style:none}ol{padding:0}.m{color:#5a6764;font-size:.85rem}.t{white-space:pre-wrap;unicode-bidi:plaintext}</style>
            """);
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Text(summary?.ContactName ?? "Your data")}</h1><p class=m>Made on {now.UtcDateTime:d MMMM yyyy, HH:mm} UTC. The same data for programs stands in data.json.</p><ol>");
        foreach (var item in items)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><div class=m>{(item.ProviderTime ?? item.At).UtcDateTime:d MMM yyyy, HH:mm} UTC, {Who(item)}</div>");
            html.Append("<div class=t>").Append(Text(item.IsUnsent ? "(taken back)" : item.Content?.Text ?? item.Activity ?? "")).Append("</div>");
            foreach (var attachment in item.Content?.Attachments ?? [])
            {
                if (attachment.StoredAs is { } id)
                {
                    var path = "media/" + Safe(id, attachment.FileName ?? "");
                    html.Append("<div><a href=\"").Append(Text(path)).Append("\">").Append(Text(attachment.FileName ?? attachment.Kind)).Append("</a></div>");
                }
                else
                {
                    html.Append("<div class=m>").Append(Text(attachment.Kind)).Append(", no longer stored</div>");
                }
            }

            html.Append("</li>\n");
        }

        return html.Append("</ol></html>").ToString();
    }

    private static string Who(ThreadItem item) => item.Author.Kind switch
    {
        AuthorKind.Customer => "you",
        AuthorKind.Assistant => "an AI agent",
        AuthorKind.Workflow => "a workflow",
        AuthorKind.System => "by itself",
        _ => "the team",
    };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static string Safe(string id, string name)
    {
        var clean = new string([.. name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')]).TrimStart('.');
        var unique = new string([.. id.Where(char.IsAsciiLetterOrDigit).TakeLast(8)]);
        return clean.Length == 0 ? unique : $"{unique}-{(clean.Length > 80 ? clean[^80..] : clean)}";
    }
}
