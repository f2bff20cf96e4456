using System.Globalization;
using Chatbotics.MetaSimulator;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Processes;

namespace Chatbotics.Benchmarks.Load;

/// <summary>A server under measurement: in a process of its own, with a data folder of its own, gone when disposed.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
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
    public static async Task<BenchmarkServer> Product(string seed, string graphBaseUrl)
    {
        var folder = Folder();
        var meta = new SimulatorOptions { AppSecret = WebhookRequests.AppSecret };
        var process = await ProductProcess.Start(Path.Combine(folder, "data"), FreePort.Take(), seed, meta, graphBaseUrl);
        return new BenchmarkServer(process, folder);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("chatbotics-bench-").FullName;
}
