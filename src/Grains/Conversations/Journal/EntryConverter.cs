using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>
/// Keeps an entry as <c>{"k":kind,"v":format,"at":time,"d":{…}}</c>. What this build doesn't know comes back as
/// <see cref="UnknownEntry"/> and is written again as it was.
/// </summary>
internal sealed class EntryConverter : JsonConverter<Entry>
{
    /// <summary>Every kind that this build knows, and the newest format of each.</summary>
    private static readonly Dictionary<int, (int Format, JsonTypeInfo Type)> Known = new()
    {
        [(int)EntryKind.MessageIn] = (1, JournalJson.Default.MessageIn),
        [(int)EntryKind.EchoIn] = (1, JournalJson.Default.EchoIn),
        [(int)EntryKind.EditIn] = (1, JournalJson.Default.EditIn),
        [(int)EntryKind.UnsendIn] = (1, JournalJson.Default.UnsendIn),
        [(int)EntryKind.ReactionIn] = (1, JournalJson.Default.ReactionIn),
        [(int)EntryKind.ReceiptIn] = (1, JournalJson.Default.ReceiptIn),
        [(int)EntryKind.ActivityIn] = (1, JournalJson.Default.ActivityIn),
        [(int)EntryKind.IdentityIn] = (1, JournalJson.Default.IdentityIn),
        [(int)EntryKind.ContactUpdated] = (1, JournalJson.Default.ContactUpdated),
        [(int)EntryKind.EventSetAside] = (1, JournalJson.Default.EventSetAside),
        [(int)EntryKind.MessageQueued] = (1, JournalJson.Default.MessageQueued),
        [(int)EntryKind.AttemptStarted] = (1, JournalJson.Default.AttemptStarted),
        [(int)EntryKind.AttemptAccepted] = (1, JournalJson.Default.AttemptAccepted),
        [(int)EntryKind.AttemptFailed] = (1, JournalJson.Default.AttemptFailed),
        [(int)EntryKind.AttemptLost] = (1, JournalJson.Default.AttemptLost),
        [(int)EntryKind.SendHeld] = (1, JournalJson.Default.SendHeld),
        [(int)EntryKind.SendReconciled] = (1, JournalJson.Default.SendReconciled),
        [(int)EntryKind.SendCancelled] = (1, JournalJson.Default.SendCancelled),
        [(int)EntryKind.SendRequeued] = (1, JournalJson.Default.SendRequeued),
        [(int)EntryKind.OwnerChanged] = (1, JournalJson.Default.OwnerChanged),
        [(int)EntryKind.EpisodeOpened] = (1, JournalJson.Default.EpisodeOpened),
        [(int)EntryKind.StatusChanged] = (1, JournalJson.Default.StatusChanged),
        [(int)EntryKind.ConversationRead] = (1, JournalJson.Default.ConversationRead),
        [(int)EntryKind.TurnScheduled] = (1, JournalJson.Default.TurnScheduled),
        [(int)EntryKind.TurnStarted] = (1, JournalJson.Default.TurnStarted),
        [(int)EntryKind.TurnRetried] = (1, JournalJson.Default.TurnRetried),
        [(int)EntryKind.TurnEnded] = (1, JournalJson.Default.TurnEnded),
        [(int)EntryKind.TurnDropped] = (1, JournalJson.Default.TurnDropped),
        [(int)EntryKind.PriorityChanged] = (1, JournalJson.Default.PriorityChanged),
        [(int)EntryKind.LabelsChanged] = (1, JournalJson.Default.LabelsChanged),
        [(int)EntryKind.TeamChanged] = (1, JournalJson.Default.TeamChanged),
        [(int)EntryKind.AssigneeChanged] = (1, JournalJson.Default.AssigneeChanged),
        [(int)EntryKind.FileStored] = (1, JournalJson.Default.FileStored),
        [(int)EntryKind.FileFailed] = (1, JournalJson.Default.FileFailed),
        [(int)EntryKind.FileWanted] = (1, JournalJson.Default.FileWanted),
        [(int)EntryKind.FilesErased] = (1, JournalJson.Default.FilesErased),
        [(int)EntryKind.NoteAdded] = (1, JournalJson.Default.NoteAdded),
        [(int)EntryKind.NoteRemoved] = (1, JournalJson.Default.NoteRemoved),
        [(int)EntryKind.SendScheduled] = (1, JournalJson.Default.SendScheduled),
        [(int)EntryKind.SendUnscheduled] = (1, JournalJson.Default.SendUnscheduled),
        [(int)EntryKind.ContactBlocked] = (1, JournalJson.Default.ContactBlocked),
        [(int)EntryKind.MarketingChanged] = (1, JournalJson.Default.MarketingChanged),
        [(int)EntryKind.ContentErased] = (1, JournalJson.Default.ContentErased),
    };

    /// <summary>Whether this build knows a kind.</summary>
    /// <param name="kind">The kind's number.</param>
    public static bool Knows(int kind) => Known.ContainsKey(kind);

    /// <inheritdoc/>
    public override Entry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (kind, format, at) = (0, 1, 0L);
        Entry? entry = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The body is written last, so that its kind is known when it comes.
            if (reader.ValueTextEquals("k"u8))
            {
                reader.Read();
                kind = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("v"u8))
            {
                reader.Read();
                format = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("at"u8))
            {
                reader.Read();
                at = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("d"u8))
            {
                reader.Read();
                entry = ReadBody(ref reader, kind, format);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return (entry ?? new UnknownEntry(kind, format, "{}"u8.ToArray())) with { At = at };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Entry value, JsonSerializerOptions options)
    {
        var unknown = value as UnknownEntry;
        writer.WriteStartObject();
        writer.WriteNumber("k"u8, unknown?.Number ?? (int)value.Kind);
        writer.WriteNumber("v"u8, unknown?.Version ?? value.Format);
        writer.WriteNumber("at"u8, value.At);
        writer.WritePropertyName("d"u8);
        if (unknown is null)
        {
            JsonSerializer.Serialize(writer, value, Known[(int)value.Kind].Type);
        }
        else
        {
            writer.WriteRawValue(unknown.Body);
        }

        writer.WriteEndObject();
    }

    private static Entry ReadBody(ref Utf8JsonReader reader, int kind, int format)
    {
        if (Known.TryGetValue(kind, out var known) && format <= known.Format)
        {
            return (Entry?)JsonSerializer.Deserialize(ref reader, known.Type) ?? throw new JsonException("An entry has no body.");
        }

        using var body = JsonDocument.ParseValue(ref reader);
        return new UnknownEntry(kind, format, System.Text.Encoding.UTF8.GetBytes(body.RootElement.GetRawText()));
    }
}
