using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>A person's data for programs. The format is named in each file and only ever grows.</summary>
internal static class ExportJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Who it is about: <c>profile.json</c>.</summary>
    /// <param name="person">The person.</param>
    /// <param name="now">When it is made.</param>
    public static byte[] Profile(ExportedPerson person, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("format", "chatbotics-person/2");
        json.WriteString("exportedAt", now);
        Each(json, "profiles", person.Profiles, profile =>
        {
            json.WriteString("name", profile.Row.Name);
            json.WriteString("language", profile.Language);
            json.WriteString("timeZone", profile.TimeZone);
            json.WriteString("createdAt", profile.Row.CreatedAt);
            json.WriteBoolean("blocked", profile.Row.IsBlocked);
            Each(json, "knownBy", profile.Identities, identity =>
            {
                json.WriteString("kind", identity.Kind.ToString());
                json.WriteString("value", identity.Value);
                json.WriteString("at", identity.Scope);
            });
            Each(json, "attributes", profile.Row.Attributes, attribute =>
            {
                json.WriteString("name", person.Attributes.FirstOrDefault(one => one.Id == attribute.AttributeId)?.Name ?? attribute.AttributeId);
                json.WriteString("value", attribute.Value);
            });
            json.WriteStartArray("labels");
            foreach (var label in profile.Row.Labels)
            {
                json.WriteStringValue(label);
            }

            json.WriteEndArray();
            Each(json, "notes", profile.Notes, note =>
            {
                json.WriteString("at", note.At);
                json.WriteString("text", note.Text);
            });
        });
        var number = 0;
        Each(json, "conversations", person.Conversations, key =>
        {
            json.WriteString("channel", key.Connection.Platform.Name());
            json.WriteString("channelId", key.ExternalId);
            json.WriteString("file", ExportNames.Json(number++));
        });
        Each(json, "legalBases", person.Register.Notices.Bases, basis =>
        {
            json.WriteString("channel", basis.Platform.Name());
            json.WriteString("basis", basis.Basis.ToString());
        });
        Each(json, "recipients", person.Register.Subprocessors.Where(static one => one.RemovedAt is null), one =>
        {
            json.WriteString("name", one.Name);
            json.WriteString("purpose", one.Purpose);
            json.WriteString("place", one.Place);
        });
    });

    /// <summary>What was said: <c>conversations/1.json</c>, ….</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="summary">How it stands.</param>
    /// <param name="items">Everything of it, the oldest first.</param>
    public static byte[] Conversation(ConversationKey key, ConversationSummary? summary, IReadOnlyList<ThreadItem> items) => Write(json =>
    {
        json.WriteString("channel", key.Connection.Platform.Name());
        json.WriteString("channelId", key.ExternalId);
        json.WriteString("name", summary?.ContactName ?? "");
        json.WriteString("status", summary?.Status.ToString() ?? "");
        Each(json, "messages", items, item => Message(json, item));
    });

    private static void Message(Utf8JsonWriter json, ThreadItem item)
    {
        json.WriteString("at", item.ProviderTime ?? item.At);
        json.WriteString("receivedAt", item.At);
        json.WriteString("by", item.Author.Kind.ToString());
        if (item.Content is { } content)
        {
            json.WriteString("kind", item.Kind == ThreadItemKind.Note ? "note" : content.Kind);
            json.WriteString("text", content.Text);
            if (content.Location is { } place)
            {
                json.WriteNumber("latitude", place.Latitude);
                json.WriteNumber("longitude", place.Longitude);
            }

            Each(json, "files", content.Attachments, attachment =>
            {
                json.WriteString("kind", attachment.Kind);
                json.WriteString("name", attachment.FileName ?? attachment.Title);
                json.WriteString("file", attachment.StoredAs is { } id ? ExportNames.Media(id, attachment.FileName) : null);
            });
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
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
