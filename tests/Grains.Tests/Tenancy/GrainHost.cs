using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.Grains.Tests.Channels;
using Chatbotics.Grains.Tests.Inbox;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Chatbotics.Grains.Tests.Tenancy;

/// <summary>One silo with ports in memory and a clock that tests move. Each test uses tenants of its own.</summary>
public sealed class GrainHost : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public GrainHost()
    {
        GatedInbox = new GatedInboxStore(Inbox);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton<TimeProvider>(Clock)

            // The runtime's own timers keep real time: only what we write follows the test's clock.
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddKeyedSingleton<IGrainStorage>("Default", Storage)
            .AddSingleton<IGrainStorage>(Storage)
            .AddSingleton<IChannelRoutes>(Routes)
            .AddSingleton<ISecretVault>(Vault)
            .AddSingleton<IKeyRing>(Keys)
            .AddSingleton<IInboxStore>(GatedInbox)
            .AddSingleton<IAssistant>(Assistant)
            .AddSingleton<IMetaAccounts>(Meta)
            .AddTenancy()
            .AddChannelConnections()
            .AddAssistantWorkers());
        builder.ConfigureSilo(static (_, silo) => silo.UseInMemoryReminderService());
        builder.ConfigureSilo((_, silo) => silo.AddOutgoingGrainCallFilter(Results));
        _cluster = builder.Build();
    }

    internal FaultyGrainStorage Storage { get; } = new();

    internal ManualClock Clock { get; } = new();

    internal ScriptedMeta Meta { get; } = new();

    internal InMemoryChannelRoutes Routes { get; } = new();

    internal InMemorySecretVault Vault { get; } = new();

    internal InMemoryKeyRing Keys { get; } = new();

    internal InMemoryInboxStore Inbox { get; } = new();

    internal ScriptedAssistant Assistant { get; } = new();

    internal ResultCatcher Results { get; } = new();

    internal GatedInboxStore GatedInbox { get; }

    internal IGrainFactory Grains => _cluster.Client;

    internal IServiceProvider Services => _cluster.GetSiloServiceProvider();

    internal T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
