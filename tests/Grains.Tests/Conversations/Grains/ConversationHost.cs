using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

/// <summary>One silo with real grains, ports in memory, a scripted assistant and a scripted platform. Each test uses a tenant of its own.</summary>
public sealed class ConversationHost : SiloOfConversations
{
    internal InMemoryContactStore Contacts { get; } = new();

    internal ScriptedAssistant Assistant { get; } = new();

    internal ScriptedSender WhatsApp { get; } = new(ChannelPlatform.WhatsApp);

    /// <summary>A workspace with a connected WhatsApp number, and a contact of it.</summary>
    internal async Task<ConversationTestKey> NewConversation(string tenant, ResponderDefinition? responder = null)
    {
        var connection = await Connect(tenant, new WorkspaceDefinition
        {
            Name = tenant,
            Responder = responder ?? new ResponderDefinition { QuietPeriod = TimeSpan.Zero },
        });
        var key = ConversationKey.Create(connection, "491700000001");
        return new ConversationTestKey(key, Grains.GetGrain<IConversationGrain>(key.Value));
    }

    private protected override void Furnish(ISiloBuilder silo) => silo
        .AddMemoryGrainStorageAsDefault()
        .Services
        .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
        .AddSingleton<ISecretVault>(new InMemorySecretVault())
        .AddSingleton<IKeyRing>(new InMemoryKeyRing())
        .AddSingleton<IInboxStore>(new InMemoryInboxStore())
        .AddSingleton<IContactStore>(Contacts)
        .AddSingleton<IAssistant>(Assistant)
        .AddSingleton<IChannelSender>(WhatsApp);
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
