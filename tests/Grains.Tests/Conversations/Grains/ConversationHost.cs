using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

/// <summary>One silo with real grains, ports in memory, a scripted assistant and a scripted platform. Each test uses a tenant of its own.</summary>
public sealed class ConversationHost : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public ConversationHost()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .UseInMemoryReminderService()
            .AddMemoryGrainStorageAsDefault()
            .Services
            .AddSingleton<IConversationStore>(Store)
            .AddSingleton<IWakeIndex>(Store)
            .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
            .AddSingleton<ISecretVault>(new InMemorySecretVault())
            .AddSingleton<IKeyRing>(new InMemoryKeyRing())
            .AddSingleton<IInboxStore>(new InMemoryInboxStore())
            .AddSingleton<IContactStore>(Contacts)
            .AddSingleton<IAssistant>(Assistant)
            .AddSingleton<IChannelSender>(WhatsApp)
            .AddTenancy()
            .AddChannelConnections()
            .AddAssistantWorkers()
            .AddConversations()
            .AddContacts()
            .Configure<ConversationOptions>(options => options.PublishInterval = TimeSpan.Zero));
        _cluster = builder.Build();
    }

    internal InMemoryConversationStore Store { get; } = new();

    internal InMemoryContactStore Contacts { get; } = new();

    internal ScriptedAssistant Assistant { get; } = new();

    internal ScriptedSender WhatsApp { get; } = new(ChannelPlatform.WhatsApp);

    internal IGrainFactory Grains => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>A workspace with a connected WhatsApp number, and a contact of it.</summary>
    internal async Task<ConversationTestKey> NewConversation(string tenant, ResponderDefinition? responder = null)
    {
        await Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(new WorkspaceDefinition
        {
            Name = tenant,
            Responder = responder ?? new ResponderDefinition { QuietPeriod = TimeSpan.Zero },
        });
        var connection = ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, tenant + "-number");
        await Grains.GetGrain<IChannelConnectionGrain>(connection.Value).Configure(new ConnectionDefinition { Name = "Number", AccessToken = "token" });
        var key = ConversationKey.Create(connection, "491700000001");
        return new ConversationTestKey(key, Grains.GetGrain<IConversationGrain>(key.Value));
    }
}

[CollectionDefinition(Name)]
public sealed class ConversationHostCollection : ICollectionFixture<ConversationHost>
{
    public const string Name = "conversations";
}

internal sealed record ConversationTestKey(ConversationKey Key, IConversationGrain Grain)
{
    public MessageReceived Message(string id, string text) => Events.Message(Key, id, text, DateTimeOffset.UtcNow);
}
