using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Reminders;
using Chatbotics.Storage.Tests.Compliance;
using Orleans.Storage;

namespace Chatbotics.Storage.Tests.Sqlite;

public sealed class SqliteConversationStoreTests : ConversationStoreCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IConversationStore Store => _store.Conversations;

    public void Dispose() => _store.Dispose();
}

/// <summary>The same with caches and thresholds so small that everything is written, evicted and read again all the time.</summary>
public sealed class SqliteConversationStoreUnderPressureTests : ConversationStoreCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IConversationStore Store => _store.Conversations;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteWakeIndexTests : WakeIndexCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IConversationStore Store => _store.Conversations;

    protected override IWakeIndex Index => _store.Wakes;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteWakeIndexUnderPressureTests : WakeIndexCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IConversationStore Store => _store.Conversations;

    protected override IWakeIndex Index => _store.Wakes;

    public void Dispose() => _store.Dispose();
}

public sealed class LocalKeyRingTests : KeyRingCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IKeyRing Keys => _store.Keys;

    public void Dispose() => _store.Dispose();
}

public sealed class LocalKeyRingUnderPressureTests : KeyRingCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IKeyRing Keys => _store.Keys;

    public void Dispose() => _store.Dispose();
}

public sealed class LocalSecretVaultTests : SecretVaultCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override ISecretVault Vault => _store.Secrets;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteContactAliasesTests : ContactAliasesCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IContactAliases Aliases => _store.Aliases;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteContactAliasesUnderPressureTests : ContactAliasesCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IContactAliases Aliases => _store.Aliases;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteChannelRoutesTests : ChannelRoutesCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IChannelRoutes Routes => _store.Routes;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteChannelRoutesUnderPressureTests : ChannelRoutesCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IChannelRoutes Routes => _store.Routes;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteInboxStoreTests : InboxStoreCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IInboxStore Inbox => _store.Inbox;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteInboxStoreUnderPressureTests : InboxStoreCompliance, IDisposable
{
    private readonly TestStore _store = new(Pressure.Apply);

    protected override IInboxStore Inbox => _store.Inbox;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteGrainStorageTests : GrainStorageCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IGrainStorage Storage => new SqliteGrainStorage(_store.Database);

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteReminderTableTests : ReminderTableCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IReminderTable Table => new SqliteReminderTable(_store.Database);

    public void Dispose() => _store.Dispose();
}

/// <summary>Smaller than any validation lets an operator choose.</summary>
internal static class Pressure
{
    public static void Apply(StoreOptions options)
    {
        options.ConversationCache = 2;
        options.AliasCache = 2;
        options.KeyCache = 1;
        options.FlushEvery = 5;
        options.IdleDelay = TimeSpan.FromMilliseconds(1);
        options.Readers = 2;
        options.CheckpointBytes = 50_000;
    }
}

public sealed class SqliteContactStoreTests : ContactStoreCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override Grains.Contacts.Ports.IContactStore Contacts => _store.Get<Grains.Contacts.Ports.IContactStore>();

    public void Dispose() => _store.Dispose();
}
