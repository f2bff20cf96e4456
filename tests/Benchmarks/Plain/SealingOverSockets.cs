using System.Globalization;
using Chatbotics.Benchmarks.Load;

namespace Chatbotics.Benchmarks.Plain;

/// <summary>Durable acknowledgements over Kestrel with keys that seal and with keys that don't, in pairs within one run.</summary>
internal static class SealingOverSockets
{
    private const int Connections = 64;
    private const int Contacts = 10_000;
    private const int WarmUpRounds = 2;

    public static async Task Run(SuiteOptions options)
    {
        await using var plain = await BenchmarkServer.Product(Acknowledgements.Seed(), "http://127.0.0.1:9", sealing: false);
        await using var real = await BenchmarkServer.Product(Acknowledgements.Seed(), "http://127.0.0.1:9", sealing: true);
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await LoadGenerator.Run(plain.Port, Connections, Requests("W", round, options));
            await LoadGenerator.Run(real.Port, Connections, Requests("W", round, options));
        }

        await plain.Settle();
        await real.Settle();
        var pairs = new List<(double Ratio, double Plain, double Real, double PlainCpu, double RealCpu)>();
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            // Which one comes first changes: the second finds the disk as the first left it.
            var (first, second) = pair % 2 == 0 ? (plain, real) : (real, plain);
            var one = await Measure(first, pair, options);
            var other = await Measure(second, pair, options);
            var (without, with) = pair % 2 == 0 ? (one, other) : (other, one);
            pairs.Add((with.PerSecond / without.PerSecond, without.PerSecond, with.PerSecond, without.Processor, with.Processor));
        }

        pairs.Sort();
        var median = pairs[pairs.Count / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Durable acknowledgements over sockets with sealing / without ({Connections} connections): {median.Ratio:0.000} ({pairs[0].Ratio:0.000}–{pairs[^1].Ratio:0.000}; {median.Real:N0} against {median.Plain:N0} a second; {median.RealCpu:0} against {median.PlainCpu:0} µs of processor time) (aim ≥ 0.90)"));
    }

    private static async Task<(double PerSecond, double Processor)> Measure(BenchmarkServer server, int pair, SuiteOptions options)
    {
        var requests = Requests("R", pair, options);
        var processor = server.ProcessorTime;
        var result = await LoadGenerator.Run(server.Port, Connections, requests);
        processor = server.ProcessorTime - processor;
        await server.Settle();
        return (result.PerSecond, processor.TotalMicroseconds / requests.Count);
    }

    private static WebhookRequests Requests(string kind, int round, SuiteOptions options) => WebhookRequests.Create(
        options.RequestsPerPhase, Contacts, kind + round.ToString(CultureInfo.InvariantCulture), "Hello, my parcel 2074 was to arrive on Tuesday \\u2013 is it lost? Gr\\u00fc\\u00dfe, Lea");
}
