using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.Grains.Tests.Channels;
using Chatbotics.Grains.Tests.Conversations;
using Chatbotics.Grains.Tests.Conversations.Grains;
using Chatbotics.Grains.Tests.Tenancy;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>One silo with everything around privacy, ports in memory, and a clock that tests move. Each test uses a tenant of its own.</summary>
public sealed class PrivacyHost : SiloOfConversations
{
    public PrivacyHost()
        : this(new ManualClock())
    {
    }

    internal PrivacyHost(ManualClock clock) => (Clock, Catalog) = (clock, new InMemoryCatalog(Store));

    internal FaultyGrainStorage Storage { get; } = new();

    internal ManualClock Clock { get; }

    internal InMemoryCatalog Catalog { get; }

    internal InMemoryPartIndex Parts { get; } = new();

    internal InMemoryTombstones Tombstones { get; } = new();

    internal InMemoryContactAliases Aliases { get; } = new();

    internal InMemoryChannelRoutes Routes { get; } = new();

    internal InMemorySecretVault Vault { get; } = new();

    internal InMemoryKeyRing Keys { get; } = new();

    internal InMemoryInboxStore Inbox { get; } = new();

    internal InMemoryContactStore Contacts { get; } = new();

    internal ScriptedFiles Files { get; } = new();

    internal ScriptedTarget Extra { get; } = new();

    /// <summary>A workspace with a number and a contact who wrote.</summary>
    internal async Task<ConversationKey> NewConversation(string tenant, string contact = "491700000001", int messages = 2)
    {
        using var engine = Caller.Use(Caller.Engine);
        var connection = await Connect(tenant, new WorkspaceDefinition { Name = tenant });
        var thread = await Aliases.Resolve(connection, [contact]);
        var key = ConversationKey.Create(connection, thread);
        for (var number = 1; number <= messages; number++)
        {
            await Grains.GetGrain<IConversationGrain>(key.Value).Accept([Message(key, number)]);
        }

        return key;
    }

    internal MessageReceived Message(ConversationKey key, int number) =>
        Events.Message(key, FormattableString.Invariant($"wamid.{key.ExternalId}.{number}"), "Hello", Clock.GetUtcNow());

    private protected override void Furnish(ISiloBuilder silo) => silo
        .Services
        .AddSingleton<TimeProvider>(Clock)
        .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
        .AddKeyedSingleton<IGrainStorage>("Default", Storage)
        .AddSingleton<IGrainStorage>(Storage)
        .AddSingleton<IWorkspaceStates>(Storage)
        .AddSingleton<IConversationCatalog>(Catalog)
        .AddSingleton<IPartIndex>(Parts)
        .AddSingleton<ITombstones>(Tombstones)
        .AddSingleton<IContactAliases>(Aliases)
        .AddSingleton<IChannelRoutes>(Routes)
        .AddSingleton<ISecretVault>(Vault)
        .AddSingleton<IKeyRing>(Keys)
        .AddSingleton<IInboxStore>(Inbox)
        .AddSingleton<IAssistant>(new ScriptedAssistant())
        .AddSingleton<IChannelSender>(new ScriptedSender(ChannelPlatform.WhatsApp))
        .AddSingleton<IMetaAccounts>(new ScriptedMeta())
        .AddSingleton<IErasureTarget>(Extra)
        .AddSingleton<IContactStore>(Contacts)
        .AddSingleton<IMediaFiles>(Files)
        .AddSingleton<ICustomerSpeech, NamedSpeech>()
        .AddPeople()
        .AddPrivacy()
        .AddSingleton<AgentAudit>();
}

[CollectionDefinition(Name)]
public sealed class PrivacyHostCollection : ICollectionFixture<PrivacyHost>
{
    public const string Name = "privacy";
}
