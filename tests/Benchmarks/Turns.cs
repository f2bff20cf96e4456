using System.Diagnostics;
using System.Globalization;
using Chatbotics.Benchmarks.Load;

namespace Chatbotics.Benchmarks;

/// <summary>The whole turn: webhook, durable message, responder, durable reply, POST to a mock Graph API.</summary>
internal static class Turns
{
    // A turn goes through ten times the code of an acknowledgement; until it is compiled to its last tier takes about this long.
    private const int WarmUpRounds = 5;

    private const string Question = "When are you open?";

    private const string Responder = """
        ,"responder":{"quietPeriodMs":0,"answers":[{"question":"When are you open?","answer":"Monday to Saturday from 10 to 18."},{"question":"Do you ship abroad?","answer":"Yes, to all of Europe within a week."}]}
        """;

    public static async Task Run(SuiteOptions options)
    {
        Console.WriteLine("Whole turns to a mock Graph API on the same machine, 128 connections");
        Console.WriteLine("| floor acks/s | turns/s | ratio (median of pairs) | CPU µs/turn |");
        Console.WriteLine("| --- | --- | --- | --- |");
        await using var floor = await BenchmarkServer.Floor();
        await using var graph = await MockGraph.Start();
        await using var product = await BenchmarkServer.Product(Acknowledgements.Seed(Responder), graph.BaseUrl);
        var count = options.RequestsPerPhase / 3;
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await LoadGenerator.Run(floor.Port, 128, Requests(string.Create(CultureInfo.InvariantCulture, $"F{round}")));
            await Turn(graph, product, Requests(string.Create(CultureInfo.InvariantCulture, $"P{round}")));
        }

        await product.Settle();
        var pairs = new List<(double Floor, double Product, double Processor)>();
        for (var pair = 1; pair <= options.Pairs; pair++)
        {
            var requests = Requests(string.Create(CultureInfo.InvariantCulture, $"T{pair}"));
            var below = await LoadGenerator.Run(floor.Port, 128, requests);
            var processor = product.ProcessorTime;
            var above = await Turn(graph, product, requests);
            pairs.Add((below.PerSecond, above, (product.ProcessorTime - processor).TotalMicroseconds / count));
            await product.Settle();
        }

        pairs.Sort((a, b) => (a.Product / a.Floor).CompareTo(b.Product / b.Floor));
        var (floorRate, productRate, processorTime) = pairs[pairs.Count / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {floorRate:N0} | {productRate:N0} | {productRate / floorRate:F2} ({pairs[0].Product / pairs[0].Floor:F2}–{pairs[^1].Product / pairs[^1].Floor:F2}) | {processorTime:F0} |"));

        // One message for each contact, so that each is a turn of its own.
        WebhookRequests Requests(string run) => WebhookRequests.Create(count, count, run, Question);
    }

    /// <summary>The time that the engine adds to a reply, at half of what it can take.</summary>
    public static async Task Overhead(SuiteOptions options)
    {
        Console.WriteLine("First-response overhead at half load (webhook sent → POST arrives at the mock Graph API)");
        Console.WriteLine("| turns/s offered | p50 ms | p99 ms | floor p50 ms at one connection |");
        Console.WriteLine("| --- | --- | --- | --- |");
        await using var floor = await BenchmarkServer.Floor();
        await using var graph = await MockGraph.Start(noteArrivals: true);
        await using var product = await BenchmarkServer.Product(Acknowledgements.Seed(Responder), graph.BaseUrl);
        var count = options.RequestsPerPhase / 6;
        var warm = WebhookRequests.Create(count, count, "O0", Question);
        var full = await Turn(graph, product, warm);
        full = Math.Max(full, await Turn(graph, product, WebhookRequests.Create(count, count, "O1", Question)));
        var alone = await LoadGenerator.Run(floor.Port, 1, WebhookRequests.Create(2_000, 100, "O2", Question));

        var requests = WebhookRequests.Create(count, count, "O3", Question);
        var all = graph.Expect(count);
        var load = await LoadGenerator.Run(product.Port, 32, requests, full / 2);
        await all.WaitAsync(TimeSpan.FromSeconds(30));
        var overheads = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var contact = (4_915_100_000_000L + i).ToString(CultureInfo.InvariantCulture);
            if (graph.ArrivalOf(contact) is { } arrived)
            {
                overheads.Add(Stopwatch.GetElapsedTime(load.SentAt[i], arrived).TotalMilliseconds);
            }
        }

        overheads.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {full / 2:N0} | {overheads[overheads.Count / 2]:F2} | {overheads[(int)(overheads.Count * .99)]:F2} | {alone.Percentile(.5).TotalMilliseconds:F2} |"));
    }

    private static async Task<double> Turn(MockGraph graph, BenchmarkServer product, WebhookRequests requests)
    {
        var all = graph.Expect(requests.Count);
        var started = Stopwatch.GetTimestamp();
        var load = await LoadGenerator.Run(product.Port, 128, requests);
        if (load.Failed > 0)
        {
            Console.WriteLine($"{load.Failed} webhooks were not taken");
        }

        try
        {
            await all.WaitAsync(TimeSpan.FromSeconds(120));
        }
        catch (TimeoutException)
        {
            Console.WriteLine($"Only {graph.Count} of {requests.Count} replies came");
        }

        return graph.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
