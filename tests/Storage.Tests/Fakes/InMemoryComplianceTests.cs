using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Tests.Compliance;
using Chatbotics.TestKit.Fakes;

namespace Chatbotics.Storage.Tests.Fakes;

public sealed class InMemoryConversationStoreTests : ConversationStoreCompliance
{
    protected override IConversationStore Store { get; } = new InMemoryConversationStore();
}

public sealed class InMemoryWakeIndexTests : WakeIndexCompliance
{
    private readonly InMemoryConversationStore _store = new();

    protected override IConversationStore Store => _store;

    protected override IWakeIndex Index => _store;
}

public sealed class InMemoryKeyRingTests : KeyRingCompliance
{
    protected override IKeyRing Keys { get; } = new InMemoryKeyRing();
}

public sealed class InMemorySecretVaultTests : SecretVaultCompliance
{
    protected override ISecretVault Vault { get; } = new InMemorySecretVault();
}

public sealed class InMemoryContactAliasesTests : ContactAliasesCompliance
{
    protected override IContactAliases Aliases { get; } = new InMemoryContactAliases();
}

public sealed class InMemoryChannelRoutesTests : ChannelRoutesCompliance
{
    protected override IChannelRoutes Routes { get; } = new InMemoryChannelRoutes();
}

public sealed class InMemoryInboxStoreTests : InboxStoreCompliance
{
    protected override IInboxStore Inbox { get; } = new InMemoryInboxStore();
}

public sealed class InMemoryContactStoreTests : ContactStoreCompliance
{
    protected override Grains.Contacts.Ports.IContactStore Contacts { get; } = new InMemoryContactStore();
}
