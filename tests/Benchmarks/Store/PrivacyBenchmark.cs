using System.Diagnostics;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Benchmarks.Store;

/// <summary>
/// What privacy costs: sealing as a share of durable appends, a retention sweep against a raw DELETE of the same rows and
/// what it takes from appends meanwhile, and how fast a workspace's keys are destroyed.
/// </summary>
internal static class PrivacyBenchmark
{
    private const int Swept = 20_000;
    private const int Entries = 5;
    private const int BodyLength = 400;
    private const int Appends = 200_000;
    private const int Writers = 64;
    private const int WorkspaceKeys = 100_000;

    private static readonly ConnectionKey Channel = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "106540352242922");

    public static async Task Run(int pairs)
    {
        await Sealing(pairs);
        await Sweeping(pairs);
        await Destroying();
    }

    private static async Task Sealing(int pairs)
    {
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // Which comes first changes: the second finds the machine as the first left it.
            var first = await AppendRate(seal: pair % 2 != 0);
            var second = await AppendRate(seal: pair % 2 == 0);
            ratios.Add(pair % 2 == 0 ? second / first : first / second);
        }

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Durable appends with sealing / without (64 writers, 400 B): {ratios[ratios.Count / 2]:0.000} (aim ≥ 0.90)"));
    }

    private static async Task<double> AppendRate(bool seal)
    {
        using var place = new StoreBenchmark.Place(null);
        await using var services = StoreBenchmark.Open(place.Path);
        return await Append(services.GetRequiredService<IConversationStore>(), "a", Appends, seal);
    }

    private static async Task<double> Append(IConversationStore store, string name, int count, bool seal)
    {
        var body = new byte[BodyLength];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            // Each conversation has its own, as in the product: nobody waits for another's cipher.
            using var key = new DataKey(Guid.NewGuid(), new byte[32]);
            var conversation = ConversationKey.Create(Channel, string.Create(CultureInfo.InvariantCulture, $"{name}{writer}"));
            for (var version = 0; version < count / Writers; version++)
            {
                var record = new JournalRecord(version + 1, 1, seal ? Seal(key, conversation, version, body) : new byte[BodyLength + DataKey.Overhead]);
                await store.Append(new ConversationAppend { Key = conversation, ExpectedVersion = version, Record = record, Header = new byte[17], WakeAt = 0 });
            }
        })));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static byte[] Seal(DataKey key, ConversationKey conversation, int version, byte[] body)
    {
        Span<byte> context = stackalloc byte[256];
        return key.Seal(body, DataKey.Context(conversation.Value, version + 1, context));
    }

    private static async Task Sweeping(int pairs)
    {
        using var place = new StoreBenchmark.Place(null);
        await using var services = StoreBenchmark.Open(place.Path);
        var store = services.GetRequiredService<IConversationStore>();
        var catalog = services.GetRequiredService<IConversationCatalog>();
        var sweeps = new List<(double Ratio, double Sweep, double Raw)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var keys = await Fill(store, Name("swept", pair));
            await catalog.Scrub();
            var raw = RawDelete();
            var started = Stopwatch.GetTimestamp();
            foreach (var chunk in keys.Chunk(128))
            {
                await store.Erase([.. chunk]);
            }

            await catalog.Scrub();
            var sweep = Swept / Stopwatch.GetElapsedTime(started).TotalSeconds;
            sweeps.Add((sweep / raw, sweep, raw));
        }

        sweeps.Sort();
        var median = sweeps[sweeps.Count / 2];

        // What is swept beside the appends is there, and written out, before anything is measured. Which of a pair comes first
        // changes, since the store grows meanwhile; the sweep goes on as long as the appends.
        var doomed = new List<ConversationKey[]>();
        for (var pair = 0; pair < pairs; pair++)
        {
            doomed.Add(await Fill(store, Name("again", pair)));
        }

        await Append(store, "warm", Appends, seal: true);
        await catalog.Scrub();
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var first = pair % 2 == 0 ? await Append(store, Name("alone", pair), Appends, seal: true) : 0;
            using var stop = new CancellationTokenSource();
            var more = doomed[pair];
            var sweeping = Task.Run(async () =>
            {
                foreach (var chunk in more.Chunk(128))
                {
                    if (stop.IsCancellationRequested)
                    {
                        return;
                    }

                    await store.Erase([.. chunk]);
                }
            });
            var beside = await Append(store, Name("beside", pair), Appends, seal: true);
            await stop.CancelAsync();
            await sweeping;
            ratios.Add(beside / (first > 0 ? first : await Append(store, Name("alone", pair), Appends, seal: true)));
        }

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Retention sweep: {median.Sweep:N0} conversations/s of {Entries} records, raw DELETE {median.Raw:N0}/s, ratio {median.Ratio:0.00} ({sweeps[0].Ratio:0.00}–{sweeps[^1].Ratio:0.00}) (aim ≥ 0.5); appends beside it / alone {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00}) (aim ≥ 0.90)"));

        static string Name(string kind, int pair) => string.Create(CultureInfo.InvariantCulture, $"{kind}{pair}-");
    }

    /// <summary>The floor: the same rows in one table, deleted by an index in transactions of 128 conversations, with the same safety.</summary>
    private static double RawDelete()
    {
        using var place = new StoreBenchmark.Place(null);
        var path = Path.Combine(place.Path, "raw.db");
        using var connection = Chatbotics.Storage.Sqlite.Raw.Connection.Open(path, ConnectionAccess.Create);
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; CREATE TABLE entry (id INTEGER PRIMARY KEY, conv INTEGER NOT NULL, body BLOB NOT NULL); CREATE INDEX by_conv ON entry (conv);");
        connection.Execute("BEGIN");
        using (var insert = connection.Prepare("INSERT INTO entry (conv, body) VALUES (?1, ?2)"))
        {
            for (var round = 0; round < Entries; round++)
            {
                for (var conversation = 0; conversation < Swept; conversation++)
                {
                    insert.Bind(1, conversation).Bind(2, new byte[BodyLength + DataKey.Overhead]).Run();
                }
            }
        }

        connection.Execute("COMMIT");
        connection.Checkpoint(truncate: true, out _);
        using var delete = connection.Prepare("DELETE FROM entry WHERE conv = ?1");
        var started = Stopwatch.GetTimestamp();
        foreach (var chunk in Enumerable.Range(0, Swept).Chunk(128))
        {
            connection.Execute("BEGIN");
            foreach (var conversation in chunk)
            {
                delete.Bind(1, conversation).Run();
            }

            connection.Execute("COMMIT");
        }

        connection.Checkpoint(truncate: true, out _);
        return Swept / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<ConversationKey[]> Fill(IConversationStore store, string name)
    {
        var keys = Enumerable.Range(0, Swept)
            .Select(number => ConversationKey.Create(Channel, string.Create(CultureInfo.InvariantCulture, $"{name}{number}"))).ToArray();
        for (var round = 0; round < Entries; round++)
        {
            var version = round;
            await Task.WhenAll(keys.Select(key => store.Append(new ConversationAppend
            {
                Key = key,
                ExpectedVersion = version,
                Record = new JournalRecord(version + 1, 1, new byte[BodyLength + DataKey.Overhead]),
                Header = new byte[17],
                WakeAt = 0,
            })));
        }

        return keys;
    }

    private static async Task Destroying()
    {
        using var place = new StoreBenchmark.Place(null);
        await using var services = StoreBenchmark.Open(place.Path);
        var ring = services.GetRequiredService<IKeyRing>();
        for (var number = 0; number < WorkspaceKeys; number++)
        {
            (await ring.Take("acme")).Dispose();
        }

        var started = Stopwatch.GetTimestamp();
        var count = await ring.DestroyAll("acme");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Keys of a workspace: {count:N0} destroyed in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms (aim ≤ 1,000)"));
    }
}
