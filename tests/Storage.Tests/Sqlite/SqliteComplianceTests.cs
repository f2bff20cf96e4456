using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Tests.Compliance;

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
