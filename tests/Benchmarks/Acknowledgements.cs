using Chatbotics.Benchmarks.Load;

namespace Chatbotics.Benchmarks;

/// <summary>Durable acknowledgements per second against the floor, in pairs within one run.</summary>
internal static class Acknowledgements
{
    private const int Contacts = 10_000;

    // Until both sides' code is compiled to its last tier: the product's takes about this long.
    private const int WarmUpRounds = 2;
    private const string MessageText = "Hello, my parcel 2074 was to arrive on Tuesday \\u2013 is it lost? Gr\\u00fc\\u00dfe, Lea";

    public static async Task Run(SuiteOptions options)
    {
        Console.WriteLine("Durable acknowledgements (floor: bare Kestrel, HMAC, one group-committed SQLite insert)");
        Console.WriteLine("| connections | floor/s | product/s | ratio (median of pairs) | floor p50/p99 ms | product p50/p99 ms | CPU µs/request, floor and product | caught up after s, with CPU µs/request |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var connections in options.Connections)
        {
            await Measure(connections, options);
        }
    }

    /// <summary>The workspace without a responder, so that only acknowledgements are measured.</summary>
    public static string Seed(string responder = "") => $$"""
        {"workspaces":[{"id":"bench","name":"Benchmark","channels":[{"platform":"whatsapp","assetId":"{{WebhookRequests.PhoneNumberId}}","businessAccountId":"{{WebhookRequests.BusinessAccountId}}","name":"Number","accessToken":"benchmark-token"}]{{responder}}}]}
        """;

    private static async Task Measure(int connections, SuiteOptions options)
    {
        await using var floor = await BenchmarkServer.Floor();
        await using var product = await BenchmarkServer.Product(Seed(), "http://127.0.0.1:9");
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await LoadGenerator.Run(floor.Port, connections, Requests(Name("F", round)));
            await LoadGenerator.Run(product.Port, connections, Requests(Name("P", round)));
        }

        await product.Settle();
        var pairs = new List<(LoadResult Floor, LoadResult Product, double FloorProcessor, double Processor, TimeSpan Behind, double ProcessorBehind)>();
        for (var pair = 1; pair <= options.Pairs; pair++)
        {
            var requests = Requests(Name("R", pair));
            var floorProcessor = floor.ProcessorTime;
            var below = await LoadGenerator.Run(floor.Port, connections, requests);
            floorProcessor = floor.ProcessorTime - floorProcessor;
            var processor = product.ProcessorTime;
            var above = await LoadGenerator.Run(product.Port, connections, requests);
            var answered = product.ProcessorTime;
            var behind = await product.Settle();
            pairs.Add((
                below,
                above,
                floorProcessor.TotalMicroseconds / requests.Count,
                (answered - processor).TotalMicroseconds / requests.Count,
                behind,
                (product.ProcessorTime - answered).TotalMicroseconds / requests.Count));
        }

        pairs.Sort((a, b) => (a.Product.PerSecond / a.Floor.PerSecond).CompareTo(b.Product.PerSecond / b.Floor.PerSecond));
        var (bottom, top, floorCpu, cpu, late, lateCpu) = pairs[pairs.Count / 2];
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"| {connections} | {bottom.PerSecond:N0} | {top.PerSecond:N0} | {top.PerSecond / bottom.PerSecond:F2} ({pairs[0].Product.PerSecond / pairs[0].Floor.PerSecond:F2}–{pairs[^1].Product.PerSecond / pairs[^1].Floor.PerSecond:F2}) | {bottom.Percentile(.5).TotalMilliseconds:F1}/{bottom.Percentile(.99).TotalMilliseconds:F1} | {top.Percentile(.5).TotalMilliseconds:F1}/{top.Percentile(.99).TotalMilliseconds:F1} | {floorCpu:F0} and {cpu:F0} | {late.TotalSeconds:F1}, {lateCpu:F0} |"));
        if (pairs.Sum(p => p.Product.Failed + p.Floor.Failed) is > 0 and var failed)
        {
            Console.WriteLine($"{failed} requests were not answered 200");
        }

        static string Name(string kind, int round) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}{round}");

        WebhookRequests Requests(string run) =>
            WebhookRequests.Create(options.RequestsPerPhase, Contacts, run + connections.ToString(System.Globalization.CultureInfo.InvariantCulture), MessageText);
    }
}
