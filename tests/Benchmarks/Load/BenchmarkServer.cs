using System.Diagnostics;
using System.Globalization;
using Chatbotics.MetaSimulator;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Processes;

namespace Chatbotics.Benchmarks.Load;

/// <summary>A server under measurement: in a process of its own, with a data folder of its own, gone when disposed.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    // Longer together than the pauses that background work makes: it is over only when none of it comes back.
    private const int QuietLooks = 5;

    // What ./run gives a machine with 8 GB.
    private const string Gen0Size = "0x10000000";

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestSettling = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly ServerProcess _process;

    private BenchmarkServer(ServerProcess process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    public int Port => _process.Address.Port;

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public long ResidentBytes => _process.ResidentBytes;

    /// <summary>Starts the floor: this program again, told to be the bare server.</summary>
    public static async Task<BenchmarkServer> Floor()
    {
        var folder = Folder();
        var port = FreePort.Take();
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        var process = await ServerProcess.Start(
            typeof(BenchmarkServer).Assembly.Location,
            ["floor-server", port.ToString(CultureInfo.InvariantCulture), folder],
            new Dictionary<string, string>(),
            address,
            TimeSpan.FromSeconds(30));
        return new BenchmarkServer(process, folder);
    }

    /// <summary>Starts the product with a seed.</summary>
    /// <param name="seed">The seed's JSON.</param>
    /// <param name="graphBaseUrl">The Graph API that it sends to.</param>
    /// <param name="sealing">Whether this program starts it, with keys that seal or with keys that don't; null as <c>./run</c> does.</param>
    /// <param name="variables">Further variables.</param>
    public static async Task<BenchmarkServer> Product(string seed, string graphBaseUrl, bool? sealing = null, IEnumerable<KeyValuePair<string, string>>? variables = null)
    {
        var folder = Folder();
        var meta = new SimulatorOptions { AppSecret = WebhookRequests.AppSecret };
        var process = await ProductProcess.Start(
            Path.Combine(folder, "data"), FreePort.Take(), seed, meta, graphBaseUrl, new Dictionary<string, string>(variables ?? []) { ["DOTNET_GCgen0size"] = Gen0Size, ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1" },
            sealing is { } seals ? (typeof(BenchmarkServer).Assembly.Location, ["product-server", seals ? "sealed" : "plain"]) : null);
        return new BenchmarkServer(process, folder);
    }

    /// <summary>
    /// Waits until the server has nothing left to do behind its answers, so that what it put off is not done at the cost of
    /// what is measured next.
    /// </summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Settle()
    {
        var (started, quiet, used) = (Stopwatch.GetTimestamp(), 0, ProcessorTime);
        while (quiet < QuietLooks && Stopwatch.GetElapsedTime(started) < s_longestSettling)
        {
            await Task.Delay(s_look);
            var now = ProcessorTime;
            quiet = now - used < s_look / 16 ? quiet + 1 : 0;
            used = now;
        }

        return Stopwatch.GetElapsedTime(started) - (QuietLooks * s_look);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("chatbotics-bench-").FullName;
}
