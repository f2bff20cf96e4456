using System.Diagnostics;
using System.Globalization;
using Chatbotics.Benchmarks.Floor;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage;
using Chatbotics.Storage.Sqlite.Opening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Benchmarks.Store;

/// <summary>
/// The store alone: durable appends over many conversations against the floor's bare insert of the same bytes, in pairs in
/// one run, and how long a conversation that is not in memory takes to load.
/// </summary>
internal static class StoreBenchmark
{
    private const int Conversations = 10_000;
    private const int BodyLength = 400;
    private const int SnapshotEvery = 32;
    private const int SnapshotLength = 2_048;

    private static readonly ConnectionKey Connection = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "106540352242922");

    public static async Task Run(int pairs = 3, int operations = 200_000, string? folder = null)
    {
        Console.WriteLine("The store against the floor's store (bare insert, group commit), appends per second");
        Console.WriteLine("writers    floor      store      ratio   floor CPU  store CPU (median of the pairs; CPU in µs per append)");
        foreach (var writers in (int[])[64, 256])
        {
            var ratios = new List<double>();
            var floors = new List<(double Rate, double Cpu)>();
            var stores = new List<(double Rate, double Cpu)>();
            for (var pair = 0; pair < pairs; pair++)
            {
                using var place = new Place(folder);
                var floor = await Floor(place.Path, writers, operations);
                var store = await Appends(place.Path, writers, operations);
                floors.Add(floor);
                stores.Add(store);
                ratios.Add(store.Rate / floor.Rate);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{writers,7} {Median(floors, one => one.Rate),10:N0} {Median(stores, one => one.Rate),10:N0} {Median(ratios, one => one),10:0.00} {Median(floors, one => one.Cpu),10:0.0} {Median(stores, one => one.Cpu),10:0.0}"));
        }

        await ColdLoads(folder);
    }

    private static async Task<(double Rate, double Cpu)> Floor(string folder, int writers, int operations)
    {
        using var store = new FloorStore(Path.Combine(folder, "floor.db"));
        return await Rate(writers, operations, async (_, count) =>
        {
            for (var index = 0; index < count; index++)
            {
                await store.Insert(Body(BodyLength));
            }
        });
    }

    private static async Task<(double Rate, double Cpu)> Appends(string folder, int writers, int operations)
    {
        await using var services = Open(folder);
        var store = services.GetRequiredService<IConversationStore>();
        var keys = Keys();
        var versions = new long[Conversations];
        return await Rate(writers, operations, async (writer, count) =>
        {
            for (var index = 0; index < count; index++)
            {
                // Every writer has conversations of its own, as every grain has.
                var mine = Conversations / writers;
                var number = (writer * mine) + (index % mine);
                await store.Append(Append(keys[number], versions[number]++));
            }
        });
    }

    private static async Task ColdLoads(string? folder)
    {
        const int Entries = 50;
        const int Loads = 5_000;
        using var place = new Place(folder);
        var keys = Keys();
        await using (var services = Open(place.Path))
        {
            var store = services.GetRequiredService<IConversationStore>();
            for (var version = 0; version < Entries; version++)
            {
                // Round by round, so that each conversation's rows lie far apart, as they do after months.
                var from = version;
                await Task.WhenAll(keys.Select(key => store.Append(Append(key, from))));
            }
        }

        await using var reopened = Open(place.Path);
        var cold = reopened.GetRequiredService<IConversationStore>();
        var random = new Random(1);
        var times = new double[Loads];
        for (var load = 0; load < Loads + 200; load++)
        {
            var started = Stopwatch.GetTimestamp();
            var loaded = await cold.Load(keys[random.Next(Conversations)]);
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            if (loaded!.Version != Entries)
            {
                throw new InvalidOperationException("A conversation came back short.");
            }

            times[Math.Max(0, load - 200)] = elapsed;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cold load (snapshot and {Entries % SnapshotEvery} records): p50 {times[Loads / 2]:0} µs, p99 {times[Loads * 99 / 100]:0} µs"));
    }

    internal static ServiceProvider Open(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostApplicationLifetime, NoLifetime>();
        services.AddSqliteStorage(options =>
        {
            options.Folder = folder;
            options.QueueOperations = 1_000_000;
            options.QueueBytes = 1L << 30;
        });
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<EmbeddedDatabase>().Open();
        return provider;
    }

    private static async Task<(double Rate, double Cpu)> Rate(int writers, int operations, Func<int, int, Task> work)
    {
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => work(writer, Math.Max(1, operations / writers / 10)))));
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => work(writer, operations / writers))));
        var done = operations / writers * writers;
        return (done / Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / done);
    }

    private static ConversationAppend Append(ConversationKey key, long expected) => new()
    {
        Key = key,
        ExpectedVersion = expected,
        Record = new JournalRecord(expected + 1, 1, Body(BodyLength)),
        Snapshot = (expected + 1) % SnapshotEvery == 0 ? new JournalRecord(expected + 1, 0, Body(SnapshotLength)) : null,
        Header = Body(17),
        WakeAt = 0,
    };

    private static byte[] Body(int length)
    {
        var body = new byte[length];
        Random.Shared.NextBytes(body);
        return body;
    }

    private static ConversationKey[] Keys() => [.. Enumerable.Range(0, Conversations)
        .Select(number => ConversationKey.Create(Connection, string.Create(CultureInfo.InvariantCulture, $"4477{number:00000000}")))];

    private static double Median<T>(List<T> values, Func<T, double> of) => values.Select(of).Order().ElementAt(values.Count / 2);

    internal sealed class Place : IDisposable
    {
        public Place(string? parent) => Path = parent is null
            ? Directory.CreateTempSubdirectory("store-benchmark-").FullName
            : Directory.CreateDirectory(System.IO.Path.Combine(parent, "store-benchmark")).FullName;

        public string Path { get; }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class NoLifetime : Microsoft.Extensions.Hosting.IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
