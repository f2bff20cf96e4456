using System.ComponentModel.DataAnnotations;

namespace Chatbotics.Storage;

/// <summary>The embedded store. Configuration section "Store".</summary>
public sealed record StoreOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Store";

    /// <summary>The data folder; created when absent. Relative to the working directory.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>How many writes may wait before callers are refused, 64 to 1,000,000.</summary>
    [Range(64, 1_000_000)]
    public int QueueOperations { get; set; } = 20_000;

    /// <summary>How many bytes of writes may wait before callers are refused, 1 MiB to 4 GiB.</summary>
    [Range(1L << 20, 4L << 30)]
    public long QueueBytes { get; set; } = 64L << 20;

    /// <summary>What a refused caller is told to wait, 100 ms to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many lately written conversations' positions are kept in memory, 128 to 10,000,000; about 300 bytes each.</summary>
    [Range(128, 10_000_000)]
    public int ConversationCache { get; set; } = 65_536;

    /// <summary>How many contact aliases are kept in memory, 128 to 10,000,000; about 250 bytes each.</summary>
    [Range(128, 10_000_000)]
    public int AliasCache { get; set; } = 65_536;

    /// <summary>How many opened data keys are kept in memory, 16 to 1,000,000; about 150 bytes each.</summary>
    [Range(16, 1_000_000)]
    public int KeyCache { get; set; } = 16_384;

    /// <summary>How long an opened key may be used before it is unwrapped again, 1 second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how many entries the conversations' heads are written even under load, 64 to 1,000,000. A start after a crash replays about twice as many.</summary>
    [Range(64, 1_000_000)]
    public int FlushEvery { get; set; } = 32_768;

    /// <summary>How long nothing must be written before heads are written anyway, 10 ms to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan IdleDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After how many bytes the write-ahead log is moved into the database, 1 MiB to 1 GiB.</summary>
    [Range(1L << 20, 1L << 30)]
    public long CheckpointBytes { get; set; } = 32L << 20;

    /// <summary>How many reads may run at once, 1 to 256.</summary>
    [Range(1, 256)]
    public int Readers { get; set; } = 16;

    /// <summary>How the database is checked at the start.</summary>
    public IntegrityCheck IntegrityCheck { get; set; } = IntegrityCheck.Quick;

    /// <summary>How long the quick check may take before the start goes on without its result, 0 to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan QuickCheckLimit { get; set; } = TimeSpan.FromMilliseconds(750);
}
