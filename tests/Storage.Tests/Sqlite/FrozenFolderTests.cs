using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Reminders;
using Chatbotics.Storage.Tests.Compliance;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>
/// What an older build wrote stays readable. The folder Frozen/1 was written by the first released schema and is never
/// written again; a new schema adds a folder of its own (run with CHATBOTICS_FREEZE=DIR).
/// </summary>
public sealed class FrozenFolderTests
{
    private const string MasterKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static readonly ConversationKey Key = Sample.Conversation(1);
    private static readonly ConversationKey Quiet = Sample.Conversation(2);
    private static readonly GrainId Workspace = GrainId.Create("workspace", "acme");
    private static readonly GrainId Shard = GrainId.Create("wake-shard", "7");

    [Theory]
    [InlineData(1)]
    public async Task A_folder_of_an_older_schema_opens(int schema)
    {
        var folder = Directory.CreateTempSubdirectory("frozen-").FullName;
        foreach (var file in (string[])["chatbotics.db", "keys.db"])
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Frozen", $"{schema}", file), Path.Combine(folder, file));
        }

        await Verify(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_present_schema_reads_what_it_writes()
    {
        var folder = Environment.GetEnvironmentVariable("CHATBOTICS_FREEZE") ?? Directory.CreateTempSubdirectory("frozen-").FullName;
        await Write(folder);
        if (Environment.GetEnvironmentVariable("CHATBOTICS_FREEZE") is null)
        {
            await Verify(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TestStore Open(string folder) => new(folder: folder, settings: [new("Vault:MasterKey", MasterKey)]);

    private static async Task Write(string folder)
    {
        using var store = Open(folder);
        using var key = await store.Keys.Take("acme");
        for (var version = 0; version < 40; version++)
        {
            await store.Conversations.Append(new ConversationAppend
            {
                Key = Key,
                ExpectedVersion = version,
                Record = new JournalRecord(version + 1, 1, key.Seal(System.Text.Encoding.UTF8.GetBytes($"record {version + 1}"), Place(version + 1))),
                Snapshot = version == 31 ? new JournalRecord(32, 0, key.Seal("snapshot 32"u8, Place(32))) : null,
                Header = key.Id.ToByteArray(bigEndian: true),
                WakeAt = version == 39 ? 1_900_000_000_000 : 0,
            });
        }

        store.Conversations.MarkProjected(Key, 40);
        await store.Conversations.Append(Sample.Append(Quiet, 0));
        await store.Secrets.Put("acme/token", "EAAB");
        await store.Aliases.Resolve(Sample.Connection, ["bsuid", "447700900001"]);
        await store.Routes.Claim(ChannelPlatform.WhatsApp, "106540352242922", Sample.Connection);
        await store.Inbox.Upsert(new InboxRow
        {
            Conversation = Key,
            Version = 40,
            LastActivity = 1_800_000_000_000,
            Status = ConversationStatus.Open,
            HeldBy = OwnerKind.Assistant,
            Platform = ChannelPlatform.WhatsApp,
            Unread = 2,
            Sealed = key.Seal("row"u8, Place(40)),
            KeyId = key.Id,
        });
        await new SqliteGrainStorage(store.Database).WriteStateAsync("settings", Workspace, new GrainState<SampleState>
        {
            State = new SampleState
            {
                Name = "Acme",
                Count = 7,
                At = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
                Key = Key,
                Platform = ChannelPlatform.Instagram,
                Names = ["one", "two"],
                Numbers = ImmutableDictionary<string, long>.Empty.Add("a", 1),
                Inner = new SampleInner("x", 3),
            },
        });
        await new SqliteReminderTable(store.Database).UpsertRow(new ReminderEntry
        {
            GrainId = Shard, ReminderName = "wake", StartAt = new DateTime(2031, 1, 2, 3, 4, 5, DateTimeKind.Utc), Period = TimeSpan.FromMinutes(1),
        });
        await store.Close();
    }

    private static async Task Verify(string folder)
    {
        using var store = Open(folder);
        var loaded = await store.Conversations.Load(Key);
        Assert.Equal((40L, 1_900_000_000_000, 40L, 8), (loaded!.Version, loaded.WakeAt, loaded.ProjectedVersion, loaded.Records.Length));
        using var key = await store.Keys.Get("acme", new Guid(loaded.Header.Span, bigEndian: true));
        Assert.Equal("snapshot 32", Text(key.Open(loaded.Snapshot!.Value.Body.Span, Place(32))));
        foreach (var record in await store.Conversations.ReadBackwards(Key, long.MaxValue, 100))
        {
            Assert.Equal($"record {record.Version}", Text(key.Open(record.Body.Span, Place(record.Version))));
        }

        Assert.Equal(
            new DueConversation(Key, 1_900_000_000_000),
            Assert.Single(await store.Wakes.ReadDue(IWakeIndex.ShardOf(Key), DateTimeOffset.MaxValue, 10), due => due.Key == Key));
        Assert.Contains(new DueConversation(Quiet, 0), await store.Wakes.ReadDue(IWakeIndex.ShardOf(Quiet), DateTimeOffset.MaxValue, 10));
        Assert.Equal("EAAB", await store.Secrets.Get("acme/token"));
        Assert.Equal("bsuid", await store.Aliases.Find(Sample.Connection, ["447700900001"]));
        Assert.Equal(Sample.Connection, await store.Routes.Find(ChannelPlatform.WhatsApp, "106540352242922"));

        var facts = Assert.Single(await store.Inbox.ReadFacts("acme"));
        Assert.Equal(
            (Key, 40L, 1_800_000_000_000, 2, ConversationStatus.Open, OwnerKind.Assistant, ChannelPlatform.WhatsApp),
            (facts.Conversation, facts.Version, facts.LastActivity, facts.Unread, facts.Status, facts.HeldBy, facts.Platform));
        var row = Assert.Single(await store.Inbox.Read([Key]));
        Assert.Equal((Key, 40L), (row.Conversation, row.Version));
        Assert.Equal("row", Text(key.Open(row.Sealed.Span, Place(40))));

        var state = new GrainState<SampleState>();
        await new SqliteGrainStorage(store.Database).ReadStateAsync("settings", Workspace, state);
        Assert.Equal(("Acme", 7, Key, ChannelPlatform.Instagram), (state.State!.Name, state.State.Count, state.State.Key!.Value, state.State.Platform));
        Assert.Equal(["one", "two"], state.State.Names.AsEnumerable());
        Assert.Equal(1, state.State.Numbers["a"]);
        Assert.Equal(new SampleInner("x", 3), state.State.Inner);
        var reminder = await new SqliteReminderTable(store.Database).ReadRow(Shard, "wake");
        Assert.Equal((new DateTime(2031, 1, 2, 3, 4, 5, DateTimeKind.Utc), TimeSpan.FromMinutes(1)), (reminder!.StartAt, reminder.Period));

        await store.Conversations.Append(Sample.Append(Key, 40));
        Assert.Equal(41, (await store.Conversations.Load(Key))!.Version);
    }

    private static byte[] Place(long version) => Grains.Privacy.DataKey.Context(Key.Value, version, new byte[600]).ToArray();

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
