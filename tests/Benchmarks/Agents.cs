using System.Diagnostics;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Benchmarks;

/// <summary>What an agent adds to the time of its model: rules, retrieval, the prompt, the guards.</summary>
internal static class Agents
{
    private const int Pairs = 200;

    public static async Task Run(SuiteOptions options)
    {
        Console.WriteLine($"An agent's turn over {Pairs} questions and answers, without the model's time");
        Console.WriteLine("| answerer | p50 ms | p99 ms |");
        Console.WriteLine("| --- | --- | --- |");
        await using var model = await OpenAiMockServer.Start();
        model.Otherwise = static _ => MockModelReply.Of("It is number 42 of our list [1].");
        await using var product = await Product.Start(configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Catalogue:main:Endpoint"] = model.Endpoint,
            ["Models:Catalogue:main:Model"] = "mock",
            ["Models:Catalogue:main:Provider"] = "Compatible",
        }));
        var topics = new[] { "glaze", "kiln", "parcel", "voucher", "workshop", "teapot", "planter", "refund", "invoice", "colour" };
        await product.Services.GetRequiredService<IKnowledgeIngest>().Put("acme", new IngestRequest
        {
            Base = "shop",
            Document = "list",
            Title = "List",
            Content = new DocumentContent
            {
                Title = "List",
                Blocks = [.. Enumerable.Range(0, Pairs).Select(i => new QuestionBlock(Question(i), string.Create(CultureInfo.InvariantCulture, $"The {topics[i % 10]} of kind {i} takes {i % 7 + 1} days and costs {i + 5}.00.")))],
            },
        });
        var runner = product.Services.GetRequiredService<IAgentRunner>();
        var count = Math.Clamp(options.RequestsPerPhase / 20, 300, 3_000);
        foreach (var (name, engine) in new[] { ("built-in", AgentEngine.BuiltIn), ("model", AgentEngine.Model) })
        {
            var times = new List<double>(count);
            for (var i = 0; i < count + 100; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                var answer = await runner.Run(Turn(engine, i), null, CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(begin) - answer.Trace.Steps.Where(step => step.Kind == TraceStepKind.Model).Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Took);
                if (i >= 100)
                {
                    times.Add(took.TotalMilliseconds);
                }
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:F2} | {times[times.Count * 99 / 100]:F2} |"));
        }

        string Question(int i) => string.Create(CultureInfo.InvariantCulture, $"How long does the {topics[i % 10]} of kind {i} take?");

        AgentTask Turn(AgentEngine engine, int i) => new()
        {
            Tenant = "acme",
            AgentId = "wren",
            Version = 1,
            Definition = new AgentDefinition { Name = "Wren", Instructions = "Be kind.", KnowledgeBases = ["shop"], Engine = engine, Models = engine == AgentEngine.Model ? ["main"] : [] },
            TurnId = string.Create(CultureInfo.InvariantCulture, $"turn-{i}"),
            Fragments = [new TurnMessage(AuthorKind.Customer, "text", Question(i % Pairs))],
            Platform = ChannelPlatform.WhatsApp,
            Ledger = new NoLedger(),
            Desk = product.Services.GetRequiredService<TurnDesks>().Trial("acme"),
        };
    }

    private sealed class NoLedger : IToolLedger
    {
        public Task<ToolCallNote> Begin(int ordinal, string tool, string arguments) => Task.FromResult(new ToolCallNote("key", arguments, null));

        public Task Complete(int ordinal, string tool, string result) => Task.CompletedTask;
    }
}
