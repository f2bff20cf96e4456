using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Tests.Compliance;
using Chatbotics.Storage.Tests.Sqlite.Faults;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>Faults 1, 2 and 9: whatever was acknowledged is there after kill -9 and after a power cut, and nothing is half there.</summary>
public sealed class PowerCutTests
{
    private const int Writers = 12;
    private const int Cuts = 12;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public async Task Everything_acknowledged_survives(int seed, bool power)
    {
        using var faulty = new FaultyStore(options =>
        {
            // Small enough that flushes and checkpoints fall between the cuts.
            options.FlushEvery = 40;
            options.CheckpointBytes = 60_000;
            options.IdleDelay = TimeSpan.FromMilliseconds(1);
        });
        var acknowledged = new Acknowledged();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(faulty.Store, writer, acknowledged, stop.Token))).ToArray();
        var chance = new Random(seed);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var until = faulty.Disk.Syncs + chance.Next(1, 15);
            while (faulty.Disk.Syncs < until)
            {
                await Task.Yield();
            }

            var before = acknowledged.Copy();
            var folder = faulty.Cut(cut, power ? chance : null);
            await Verify(folder, before, acknowledged.Copy());
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    private static async Task Write(TestStore store, int writer, Acknowledged acknowledged, CancellationToken stop)
    {
        var key = Sample.Conversation(writer);
        for (long version = 0; !stop.IsCancellationRequested; version++)
        {
            var wake = version % 3 == 0 ? 0 : 1_000 + version;
            await store.Conversations.Append(Sample.Append(key, version, wake, snapshot: version % 8 == 7, text: new string('x', (int)(version * 97 % 6_000))));
            acknowledged.Conversations[key] = version + 1;
            if (version % 4 == 0)
            {
                store.Conversations.MarkProjected(key, version + 1);
            }

            if (version % 10 == 0)
            {
                using var dataKey = await store.Keys.Take("acme", CancellationToken.None);
                acknowledged.Keys[dataKey.Id] = dataKey.Seal("text"u8, []);
            }

            var id = $"{writer}-{version}";
            acknowledged.Aliases[id] = await store.Aliases.Resolve(Sample.Connection, [id, $"{id}-other"]);
            await store.Inbox.Upsert(Row(key, version + 1), CancellationToken.None);
            acknowledged.Rows[key] = version + 1;
        }
    }

    private static async Task Verify(string folder, Acknowledged before, Acknowledged after)
    {
        using var store = new TestStore(folder: folder);
        var wakes = new Dictionary<ConversationKey, long>();
        for (var shard = 0; shard < 64; shard++)
        {
            foreach (var due in await store.Wakes.ReadDue(shard, DateTimeOffset.MaxValue, 1_000))
            {
                wakes.Add(due.Key, due.WakeAt);
            }
        }

        foreach (var (key, version) in before.Conversations)
        {
            var loaded = await store.Conversations.Load(key);
            Assert.NotNull(loaded);
            Assert.InRange(loaded.Version, version, after.Conversations[key] + 1);
            var all = await store.Conversations.ReadBackwards(key, long.MaxValue, int.MaxValue);
            Assert.Equal(Enumerable.Range(1, (int)loaded.Version).Reverse().Select(number => (long)number), all.Select(record => record.Version));
            Assert.All(all, record => Assert.Equal((record.Version - 1) * 97 % 6_000, record.Body.Length));

            var last = loaded.Version - 1;
            Assert.Equal(last % 3 == 0 ? 0 : 1_000 + last, loaded.WakeAt);
            if (loaded.WakeAt > 0 || loaded.ProjectedVersion < loaded.Version)
            {
                Assert.Equal(loaded.WakeAt, Assert.Contains(key, wakes));
            }

            // The next append fits: the chain goes on.
            await store.Conversations.Append(Sample.Append(key, loaded.Version));
        }

        foreach (var (id, text) in before.Keys)
        {
            using var key = await store.Keys.Get("acme", id);
            Assert.Equal("text"u8.ToArray(), key.Open(text, []));
        }

        foreach (var (id, thread) in before.Aliases)
        {
            Assert.Equal(thread, await store.Aliases.Find(Sample.Connection, [$"{id}-other"]));
        }

        var rows = (await store.Inbox.ReadFacts("acme")).ToDictionary(row => row.Conversation, row => row.Version);
        Assert.All(before.Rows, row =>
            Assert.InRange(Assert.Contains(row.Key, (IReadOnlyDictionary<ConversationKey, long>)rows), row.Value, after.Rows[row.Key] + 1));
        Assert.Equal(rows.Count, (await store.Inbox.Read([.. rows.Keys])).Length);
    }

    private static InboxRow Row(ConversationKey key, long version) => new()
    {
        Conversation = key,
        Version = version,
        LastActivity = version,
        Status = ConversationStatus.Open,
        HeldBy = OwnerKind.Nobody,
        Platform = ChannelPlatform.WhatsApp,
        Unread = 0,
        Sealed = new byte[100],
        KeyId = Guid.Empty,
    };

    private sealed class Acknowledged
    {
        public ConcurrentDictionary<ConversationKey, long> Conversations { get; private init; } = new();

        public ConcurrentDictionary<Guid, byte[]> Keys { get; private init; } = new();

        public ConcurrentDictionary<string, string> Aliases { get; private init; } = new();

        public ConcurrentDictionary<ConversationKey, long> Rows { get; private init; } = new();

        public Acknowledged Copy() => new()
        {
            Conversations = new(Conversations), Keys = new(Keys), Aliases = new(Aliases), Rows = new(Rows),
        };
    }
}
