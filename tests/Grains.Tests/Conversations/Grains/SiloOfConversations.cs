using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

/// <summary>One silo in which conversations live, with their journal in memory; what stands around them is up to each host.</summary>
public abstract class SiloOfConversations : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    internal InMemoryConversationStore Store { get; } = new();

    internal IGrainFactory Grains => _cluster!.Client;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService().Services.AddSingleton<IConversationStore>(Store).AddSingleton<IWakeIndex>(Store);
            Furnish(silo);
            silo.Services
                .AddTenancy()
                .AddChannelConnections()
                .AddAssistantWorkers()
                .AddConversations()
                .AddContacts()
                .Configure<ConversationOptions>(static options => options.PublishInterval = TimeSpan.Zero);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Adds the host's own ports and features.</summary>
    private protected abstract void Furnish(ISiloBuilder silo);

    /// <summary>A workspace with a connected WhatsApp number.</summary>
    private protected async Task<ConnectionKey> Connect(string tenant, WorkspaceDefinition workspace)
    {
        await Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(workspace);
        var connection = ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, tenant + "-number");
        await Grains.GetGrain<IChannelConnectionGrain>(connection.Value).Configure(new ConnectionDefinition { Name = "Number", AccessToken = "token" });
        return connection;
    }
}
