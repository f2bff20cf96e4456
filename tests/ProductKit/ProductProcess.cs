using Chatbotics.CommandLine;
using Chatbotics.MetaSimulator;
using Chatbotics.TestKit.Processes;

namespace Chatbotics.ProductKit;

/// <summary>Starts the product as <c>./run</c> does, configured for a simulated Meta.</summary>
public static class ProductProcess
{
    /// <summary>The file that <c>./run</c> starts.</summary>
    public static string Assembly => typeof(HostArguments).Assembly.Location;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="port">The port on loopback.</param>
    /// <param name="seed">A seed's JSON; null for none.</param>
    /// <param name="meta">The Meta it belongs to: secrets.</param>
    /// <param name="graphBaseUrl">Where it sends.</param>
    /// <param name="environment">Further variables.</param>
    /// <param name="by">What starts it instead of <see cref="Assembly"/>, and the arguments that come before the product's.</param>
    public static Task<ServerProcess> Start(
        string dataFolder,
        int port,
        string? seed,
        SimulatorOptions meta,
        string graphBaseUrl,
        IReadOnlyDictionary<string, string>? environment = null,
        (string Assembly, string[] Arguments)? by = null)
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        List<string> arguments = [.. by?.Arguments ?? [], "--urls", address.ToString(), "--data", dataFolder, "--no-demo"];
        if (seed is not null)
        {
            var file = Path.Combine(Directory.CreateDirectory(dataFolder).Parent!.FullName, "seed.json");
            File.WriteAllText(file, seed);
            arguments.AddRange(["--seed", file]);
        }

        var variables = new Dictionary<string, string>
        {
            ["Meta__AppId"] = meta.AppId,
            ["Meta__AppSecret"] = meta.AppSecret,
            ["Meta__InstagramAppSecret"] = meta.InstagramAppSecret,
            ["Meta__VerifyToken"] = meta.VerifyToken,
            ["Meta__GraphBaseUrl"] = graphBaseUrl,
            ["Meta__InstagramGraphBaseUrl"] = graphBaseUrl,
            ["Logging__LogLevel__Default"] = "Warning",
            ["DOTNET_GCgen0size"] = "0x4000000",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        return ServerProcess.Start(by?.Assembly ?? Assembly, arguments, variables, address, TimeSpan.FromSeconds(60));
    }
}
