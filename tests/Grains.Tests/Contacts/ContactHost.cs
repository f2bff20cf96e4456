using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.Grains.Tests.Conversations;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Chatbotics.Grains.Tests.Contacts;

/// <summary>One silo with contacts and conversations over ports in memory. Each test uses a tenant of its own.</summary>
public sealed class ContactHost : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public ContactHost()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .UseInMemoryReminderService()
            .AddMemoryGrainStorageAsDefault()
            .Services
            .AddSingleton<IConversationStore>(Journals)
            .AddSingleton<IWakeIndex>(Journals)
            .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
            .AddSingleton<ISecretVault>(new InMemorySecretVault())
            .AddSingleton<IKeyRing>(Keys)
            .AddSingleton<IInboxStore>(new InMemoryInboxStore())
            .AddSingleton<IContactStore>(Store)
            .AddSingleton<IAssistant>(new ScriptedAssistant())
            .AddTenancy()
            .AddChannelConnections()
            .AddAssistantWorkers()
            .AddConversations()
            .AddContacts()
            .Configure<ConversationOptions>(options => options.PublishInterval = TimeSpan.Zero));
        _cluster = builder.Build();
    }

    internal static Author Mira { get; } = new(AuthorKind.Person, "mira", "Mira");

    internal InMemoryConversationStore Journals { get; } = new();

    internal InMemoryContactStore Store { get; } = new();

    internal InMemoryKeyRing Keys { get; } = new();

    internal IGrainFactory Grains => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    internal IContactsGrain All(string tenant) => Grains.GetGrain<IContactsGrain>(tenant);

    internal IContactGrain One(string tenant, string id) => Grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, id));

    /// <summary>Somebody writes on a channel; gives the contact's id.</summary>
    internal async Task<string> Seen(
        string tenant, string id, string? name = null, string? phone = null, ChannelPlatform platform = ChannelPlatform.WhatsApp, string asset = "a1", DateTimeOffset? at = null)
    {
        var conversation = ConversationKey.Create(ConnectionKey.Create(tenant, platform, asset), id);
        await Grains.GetGrain<IContactIntakeGrain>(tenant).Sight(new ContactSighting(
            conversation, new ContactIdentity { Ids = [id], Name = name, Phone = phone }, at ?? DateTimeOffset.UnixEpoch.AddDays(20_000)));
        return (await All(tenant).FindByConversation(conversation))!;
    }

    /// <summary>The same person writes on one of the workspace's numbers.</summary>
    internal async Task<ConversationKey> Writes(string tenant, string asset, string message = "m1")
    {
        await Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(new WorkspaceDefinition { Name = tenant });
        var connection = ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, tenant + "-" + asset);
        await Grains.GetGrain<IChannelConnectionGrain>(connection.Value).Configure(new ConnectionDefinition { Name = "Number", AccessToken = "token" });
        var key = ConversationKey.Create(connection, "491700000001");
        await Grains.GetGrain<IConversationGrain>(key.Value).Accept([Events.Message(key, message, "Hello", DateTimeOffset.UtcNow)]);
        return key;
    }

    /// <summary>The contact of a conversation, when it has become known.</summary>
    internal async Task<string> ContactOf(ConversationKey conversation)
    {
        while (true)
        {
            if (await All(conversation.Tenant).FindByConversation(conversation) is { } id)
            {
                return id;
            }
        }
    }

    /// <summary>A contact made by hand.</summary>
    internal async Task<string> Made(string tenant, string name, params KnownIdentity[] identities) =>
        (await All(tenant).Create(new ContactEdit { Name = name, AddIdentities = [.. identities] })).Contact!.Row.Id;

    internal static KnownIdentity Phone(string number) => new() { Kind = IdentityKind.Phone, Value = number };

    internal static KnownIdentity Email(string address) => new() { Kind = IdentityKind.Email, Value = address };

    internal static KnownIdentity External(string id) => new() { Kind = IdentityKind.External, Value = id };
}

[CollectionDefinition(Name)]
public sealed class ContactHostCollection : ICollectionFixture<ContactHost>
{
    public const string Name = "contacts";
}
