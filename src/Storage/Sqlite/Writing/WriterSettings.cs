using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>What a <see cref="StoreWriter"/> needs to know.</summary>
internal sealed record WriterSettings
{
    /// <summary>The writer's name, for its thread and its metrics.</summary>
    public required string Name { get; init; }

    /// <summary>Opens a connection that is ready to write.</summary>
    public required Func<Connection> Open { get; init; }

    /// <summary>Told when the file turns out to be damaged.</summary>
    public required Action<SqliteFault> Damaged { get; init; }

    /// <summary>How many operations may wait.</summary>
    public int QueueOperations { get; init; } = 20_000;

    /// <summary>How many bytes may wait.</summary>
    public long QueueBytes { get; init; } = 64 << 20;

    /// <summary>What an overloaded caller is told to wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing must have come in before the backlog is worked off.</summary>
    public TimeSpan IdleDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a writer that can't write tries whether it can.</summary>
    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many bytes the log is moved into the file.</summary>
    public long CheckpointBytes { get; init; } = 16 << 20;
}
