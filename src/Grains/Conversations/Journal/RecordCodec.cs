using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>
/// Writes and reads the sealed bodies of journal records. A record is the JSON array of its entries, sealed under the
/// conversation's key and bound to the conversation and the version; a snapshot is bound to the negative version, so that
/// one can't be taken for the other.
/// </summary>
internal static class RecordCodec
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>The record of entries that are appended together.</summary>
    /// <param name="key">Seals it.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="version">The conversation's version after the entries.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="length">How long the body shall be at least: one that is put in another's place must not move what lies beside it.</param>
    public static JournalRecord Write(DataKey key, ConversationKey conversation, long version, IReadOnlyList<Entry> entries, int length = 0)
    {
        var writer = Begin();
        writer.WriteStartArray();
        foreach (var entry in entries)
        {
            JsonSerializer.Serialize(writer, entry, JournalJson.Default.Entry);
        }

        writer.WriteEndArray();
        writer.Flush();
        var missing = length - DataKey.Overhead - t_buffer!.WrittenCount;
        if (missing > 0)
        {
            // Space behind the array says nothing to whoever reads it.
            t_buffer.GetSpan(missing)[..missing].Fill((byte)' ');
            t_buffer.Advance(missing);
        }

        return new JournalRecord(version, entries.Count, Seal(key, conversation, version, writer));
    }

    /// <summary>A snapshot of a state.</summary>
    /// <param name="key">Seals it.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="state">The state.</param>
    public static JournalRecord Write(DataKey key, ConversationKey conversation, ConversationState state)
    {
        var writer = Begin();
        JsonSerializer.Serialize(writer, new Snapshot(Snapshot.CurrentFormat, state), JournalJson.Default.Snapshot);
        return new JournalRecord(state.Version, 0, Seal(key, conversation, -state.Version, writer));
    }

    /// <summary>The entries of a record.</summary>
    /// <param name="key">The key that sealed it.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="record">The record.</param>
    public static ImmutableArray<Entry> Read(DataKey key, ConversationKey conversation, JournalRecord record) =>
        Parse(Open(key, conversation, record.Version, record));

    /// <summary>The state of a snapshot; null when it has a form that this build doesn't read, or lacks what this build knows.</summary>
    /// <param name="key">The key that sealed it.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="record">The snapshot.</param>
    public static ConversationState? ReadSnapshot(DataKey key, ConversationKey conversation, JournalRecord record) =>
        Deserialize(Open(key, conversation, -record.Version, record)) is not { } snapshot ? null
        : snapshot.Format < Snapshot.KnowsMarketing && conversation.Connection.Platform == ChannelPlatform.WhatsApp ? null
        : snapshot.State;

    /// <summary>The entries of an opened record.</summary>
    /// <param name="utf8">The JSON array.</param>
    public static ImmutableArray<Entry> Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var entries = ImmutableArray.CreateBuilder<Entry>(4);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            entries.Add(JsonSerializer.Deserialize(ref reader, JournalJson.Default.Entry)!);
        }

        return entries.DrainToImmutable();
    }

    /// <summary>The state of an opened snapshot, as <see cref="ReadSnapshot"/>.</summary>
    /// <param name="utf8">The JSON object.</param>
    public static ConversationState? ParseSnapshot(ReadOnlySpan<byte> utf8) => Deserialize(utf8)?.State;

    private static Snapshot? Deserialize(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize(utf8, JournalJson.Default.Snapshot);
            return snapshot is { Format: >= Snapshot.OldestFormat and <= Snapshot.CurrentFormat } && !snapshot.State.UnknownKinds.Any(EntryConverter.Knows)
                ? snapshot
                : null;
        }
        catch (JsonException)
        {
            // Another build's form. The journal says the same.
            return null;
        }
    }

    private static Utf8JsonWriter Begin()
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        if (t_writer is null)
        {
            return t_writer = new Utf8JsonWriter(buffer, WriterOptions);
        }

        t_writer.Reset(buffer);
        return t_writer;
    }

    private static byte[] Seal(DataKey key, ConversationKey conversation, long number, Utf8JsonWriter writer)
    {
        writer.Flush();
        Span<byte> context = stackalloc byte[ContextLength(conversation)];
        return key.Seal(t_buffer!.WrittenSpan, DataKey.Context(conversation.Value, number, context));
    }

    private static byte[] Open(DataKey key, ConversationKey conversation, long number, JournalRecord record)
    {
        Span<byte> context = stackalloc byte[ContextLength(conversation)];
        return key.Open(record.Body.Span, DataKey.Context(conversation.Value, number, context));
    }

    private static int ContextLength(ConversationKey conversation) => (3 * conversation.Value.Length) + sizeof(long);
}
