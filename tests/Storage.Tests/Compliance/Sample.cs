using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What the suites write.</summary>
public static class Sample
{
    public static ConnectionKey Connection { get; } = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "106540352242922");

    public static ConversationKey Conversation(int number, string tenant = "acme") =>
        ConversationKey.Create(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, "106540352242922"), $"4477009{number:00000}");

    public static JournalRecord Record(long version, int count = 1, string? text = null) =>
        new(version, count, Encoding.UTF8.GetBytes(text ?? $"record {version}"));

    public static ConversationAppend Append(
        ConversationKey key, long expected, long wake = 0, int count = 1, bool snapshot = false, string? text = null) => new()
        {
            Key = key,
            ExpectedVersion = expected,
            Record = Record(expected + count, count, text),
            Snapshot = snapshot ? new JournalRecord(expected + count, 0, Encoding.UTF8.GetBytes($"snapshot {expected + count}")) : null,
            Header = Encoding.UTF8.GetBytes($"header of {key}"),
            WakeAt = wake,
        };

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static string Text(JournalRecord record) => Text(record.Body);
}
