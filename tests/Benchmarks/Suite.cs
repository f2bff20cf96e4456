namespace Chatbotics.Benchmarks;

/// <summary>Chooses and runs the benchmarks named on the command line; without a name, all of them.</summary>
internal static class Suite
{
    private static readonly (string Name, Func<SuiteOptions, Task> Run)[] s_benchmarks =
    [
        ("acks", Acknowledgements.Run),
        ("turns", Turns.Run),
        ("overhead", Turns.Overhead),
        ("store", options => Store.StoreBenchmark.Run(options.Pairs)),
        ("inbox", _ => Store.InboxBenchmark.Run(null)),
        ("live", LiveMessages.Run),
        ("contacts", Contacts.Run),
        ("privacy", options => Store.PrivacyBenchmark.Run(options.Pairs)),
        ("sealing", Plain.SealingOverSockets.Run),
        ("engine", Conversations.ConversationBenchmark.Run),
        ("agents", Agents.Run),
        ("retrieval", Retrieval.Run),
        ("grains", Runtime.GrainCallBenchmark.Run),
    ];

    public static async Task<int> Run(string[] args)
    {
        var options = args.Contains("--quick") ? new SuiteOptions(Pairs: 3, RequestsPerPhase: 20_000) { Conversations = 10_000 } : new SuiteOptions();
        if (args.FirstOrDefault(arg => arg.StartsWith("--pairs=", StringComparison.Ordinal)) is { } pairs)
        {
            options = options with { Pairs = int.Parse(pairs["--pairs=".Length..], System.Globalization.CultureInfo.InvariantCulture) };
        }

        if (args.FirstOrDefault(arg => arg.StartsWith("--connections=", StringComparison.Ordinal)) is { } connections)
        {
            options = options with { Connections = [int.Parse(connections["--connections=".Length..], System.Globalization.CultureInfo.InvariantCulture)] };
        }

        if (args.FirstOrDefault(arg => arg.StartsWith("--conversations=", StringComparison.Ordinal)) is { } conversations)
        {
            options = options with { Conversations = int.Parse(conversations["--conversations=".Length..], System.Globalization.CultureInfo.InvariantCulture) };
        }

        var names = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (names.FirstOrDefault(name => !s_benchmarks.Any(benchmark => benchmark.Name == name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark \"{unknown}\": {string.Join(", ", s_benchmarks.Select(b => b.Name))}, with --quick for a short run.");
            return 2;
        }

        foreach (var (name, run) in s_benchmarks)
        {
            if (names.Length == 0 || names.Contains(name))
            {
                await run(options);
                Console.WriteLine();
            }
        }

        return 0;
    }
}
