using Chatbotics.Assistants.Agents;
using Chatbotics.Assistants.Models;
using Chatbotics.Channels;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage;
using Chatbotics.TestKit.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Assistants.Tests.Agents;

/// <summary>Agents as the product wires them, over the embedded store, with a mock model server.</summary>
public sealed class AgentWorld : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-").FullName;
    private IHost _host = default!;
    private int _turns;

    public OpenAiMockServer Model { get; private set; } = default!;

    public OpenAiMockServer Shop { get; private set; } = default!;

    internal IAgentRunner Runner => Get<IAgentRunner>();

    internal ISecretVault Vault => Get<ISecretVault>();

    public async Task InitializeAsync()
    {
        Model = await OpenAiMockServer.Start();
        Shop = await OpenAiMockServer.Start();
        var shop = new Uri(Shop.Root);
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Folder"] = _folder,
            ["Models:Catalogue:main:Endpoint"] = Model.Endpoint,
            ["Models:Catalogue:main:Model"] = "mock-model",
            ["Models:Catalogue:main:Provider"] = nameof(ModelProvider.Compatible),
            ["Models:Catalogue:main:Retries"] = "0",
            ["Models:Catalogue:main:Price:InputPerMillion"] = "2",
            ["Models:Catalogue:main:Price:OutputPerMillion"] = "10",
            ["Agents:TrustedHosts:0"] = $"{shop.Host}:{shop.Port}",
        });
        builder.Services.AddSqliteStorage();
        builder.Services.AddGuardedHttp();
        builder.Services.AddAgentRunner(builder.Configuration);
        _host = builder.Build();
        await _host.StartAsync();
        await Teach("acme", "shop",
            ("When are you open?", "We are open Tuesday to Saturday, 10:00 to 18:00."),
            ("How long does shipping take?", "Two to three working days. See https://shop.example/shipping for more."));
        await Teach("rival", "shop", ("When are you open?", "RIVAL-SECRET: we are open at night."));
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task Teach(string tenant, string knowledgeBase, params (string Question, string Answer)[] pairs) =>
        Get<IKnowledgeIngest>().Put(tenant, new IngestRequest
        {
            Base = knowledgeBase,
            Document = $"{knowledgeBase}-pairs",
            Title = "Questions",
            Content = new DocumentContent { Title = "Questions", Blocks = [.. pairs.Select(pair => new QuestionBlock(pair.Question, pair.Answer))] },
        });

    public static AgentDefinition Agent(AgentEngine engine = AgentEngine.BuiltIn) => new()
    {
        Name = "Wren",
        Instructions = "Be kind. CANARY-OF-THE-INSTRUCTIONS",
        KnowledgeBases = ["shop"],
        Engine = engine,
        Models = engine == AgentEngine.BuiltIn ? [] : ["main"],
    };

    public AgentTask Task(AgentDefinition agent, params string[] fragments)
    {
        var id = $"turn-{Interlocked.Increment(ref _turns)}";
        return new AgentTask
        {
            Tenant = "acme",
            AgentId = "wren",
            Version = 3,
            Definition = agent,
            TurnId = id,
            Fragments = [.. fragments.Select(text => new TurnMessage(AuthorKind.Customer, "text", text))],
            Platform = ChannelPlatform.WhatsApp,
            Conversation = "acme/whatsapp/1/49151",
            ContactId = "49151",
            ContactName = "Ada",
            Ledger = new MemoryLedger(id),
            Desk = new MemoryDesk(),
        };
    }

    public Task<AgentAnswer> Run(AgentDefinition agent, params string[] fragments) => Runner.Run(Task(agent, fragments), null, CancellationToken.None);

    public Task<AgentAnswer> Run(AgentTask task) => Runner.Run(task, null, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Model.DisposeAsync();
        await Shop.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class AgentWorldCollection : ICollectionFixture<AgentWorld>
{
    public const string Name = "agents";
}

/// <summary>A ledger that lives as long as the test, as the grain's lives over a crash.</summary>
public sealed class MemoryLedger(string turn) : IToolLedger
{
    public Dictionary<(string Tool, int Ordinal), (string Arguments, string? Result)> Calls { get; } = [];

    public Task<ToolCallNote> Begin(int ordinal, string tool, string arguments)
    {
        if (!Calls.TryGetValue((tool, ordinal), out var known))
        {
            Calls[(tool, ordinal)] = known = (arguments, null);
        }

        return Task.FromResult(new ToolCallNote($"{turn}-{tool}-{ordinal}", known.Arguments, known.Result));
    }

    public Task Complete(int ordinal, string tool, string result)
    {
        Calls[(tool, ordinal)] = (Calls[(tool, ordinal)].Arguments, result);
        return Task.CompletedTask;
    }
}
