using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Assistants.Models;
using Chatbotics.Channels;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Assistants.Tests.Models;

/// <summary>A mock model server and the product's clients for it, wired as the product wires them.</summary>
internal sealed class ModelWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ModelWorld(OpenAiMockServer server, OpenAiMockServer second, TimeProvider? time, Func<ModelOptions, ModelOptions> configure)
    {
        Server = server;
        Second = second;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<ISecretVault>(Vault);
        services.AddSingleton<IModelMeter>(Meter);
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddGuardedHttp();
        services.AddChatModels(new ConfigurationBuilder().Build());
        services.Configure<ModelsOptions>(options =>
        {
            options.Catalogue["main"] = configure(Model(server));
            options.Catalogue["spare"] = configure(Model(second)) with { Model = "spare-model" };
            options.Default.Add("main");
            options.Default.Add("spare");
        });
        _services = services.BuildServiceProvider();
    }

    public OpenAiMockServer Server { get; }

    public OpenAiMockServer Second { get; }

    public InMemorySecretVault Vault { get; } = new();

    public RecordingMeter Meter { get; } = new();

    public IChatModels Models => _services.GetRequiredService<IChatModels>();

    public IChatClient Main => Models.FromCatalogue(["main"]);

    public IChatClient Chain => Models.FromCatalogue([]);

    public static async Task<ModelWorld> Start(TimeProvider? time = null, Func<ModelOptions, ModelOptions>? configure = null)
    {
        var world = new ModelWorld(await OpenAiMockServer.Start(), await OpenAiMockServer.Start(), time, configure ?? (static model => model));
        await world.Vault.Put("acme/model-key", "sk-acme");
        return world;
    }

    public static ModelOptions Model(OpenAiMockServer server) => new()
    {
        Endpoint = server.Endpoint,
        Model = "mock-model",
        ApiKeyReference = "acme/model-key",
        RetryDelay = TimeSpan.FromMilliseconds(10),
        Price = new ModelPrice { InputPerMillion = 2m, CachedInputPerMillion = 1m, OutputPerMillion = 10m },
    };

    public static ChatMessage[] Ask(string text) => [new ChatMessage(ChatRole.User, text)];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        await Second.DisposeAsync();
    }
}

/// <summary>Remembers every attempt.</summary>
internal sealed class RecordingMeter : IModelMeter
{
    private readonly ConcurrentQueue<ModelCall> _calls = new();

    public ImmutableArray<ModelCall> Calls => [.. _calls];

    public void Record(ModelCall call) => _calls.Enqueue(call);
}
