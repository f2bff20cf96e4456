using Chatbotics.Storage.Sqlite.Channels;
using Chatbotics.Storage.Sqlite.Conversations;
using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Inbox;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Reminders;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>The open data folder: its lock, the writer of <c>chatbotics.db</c> and the readers. Opened and closed by the host.</summary>
internal sealed class EmbeddedDatabase : IDisposable
{
    private readonly StoreOptions _options;
    private readonly KeyDatabase _keys;
    private readonly IStoreFatality _fatality;
    private readonly StoreMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private FolderLock? _lock;
    private StoreWriter? _writer;
    private ReaderPool? _readers;

    /// <summary>Creates it closed.</summary>
    public EmbeddedDatabase(
        IOptions<StoreOptions> options, KeyDatabase keys, IStoreFatality fatality, StoreMetrics metrics, TimeProvider time, ILoggerFactory loggers)
    {
        _options = options.Value;
        _keys = keys;
        _fatality = fatality;
        _metrics = metrics;
        _time = time;
        _loggers = loggers;
        Journal = new JournalWriter(_options.ConversationCache, _options.FlushEvery);
    }

    /// <summary>A registered file layer, for tests of faults.</summary>
    public string? Vfs { get; init; }

    /// <summary>The conversations' journals.</summary>
    public JournalWriter Journal { get; }

    /// <summary>The contacts' aliases.</summary>
    public AliasTable Aliases { get; } = new();

    /// <summary>The assets' routes.</summary>
    public RouteTable Routes { get; } = new();

    /// <summary>The inbox.</summary>
    public InboxTable Inbox { get; } = new();

    /// <summary>The grains' states.</summary>
    public GrainStateTable GrainStates { get; } = new();

    /// <summary>The reminders.</summary>
    public ReminderTable Reminders { get; } = new();

    /// <summary>Whether the folder is open.</summary>
    public bool IsOpen => _writer is not null;

    /// <summary>The writer.</summary>
    public StoreWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public ReaderPool Readers => _readers ?? throw NotOpen();

    /// <summary>Opens the folder: takes the lock, migrates, replays what a crash left, starts the writer.</summary>
    /// <exception cref="StoreStartException">It can't be opened.</exception>
    public void Open()
    {
        if (_lock is not null)
        {
            return;
        }

        var folder = StoreFolder.Create(_options.Folder);
        _lock = FolderLock.Take(folder.Root);
        try
        {
            _keys.Open(folder);
            var file = new DatabaseFile(folder.Database, MainSchema.Schema, Vfs);
            file.Prepare();
            _writer = new StoreWriter(Settings("store", file.OpenWriter), [new OwnerEpoch(), Journal, Aliases, Routes, Inbox, GrainStates, Reminders], _fatality, _metrics, _time, _loggers.CreateLogger<StoreWriter>());
            _writer.Start();
            _readers = new ReaderPool(file.OpenReader, _options.Readers);
        }
        catch (SqliteFault fault)
        {
            Dispose();
            throw new StoreStartException(fault.Reason, fault);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes what waits, brings the heads up to date, empties the log and closes everything. Idempotent.</summary>
    public void Dispose()
    {
        // Readers first: they keep the log from being emptied.
        _readers?.Dispose();
        _writer?.Dispose();
        _keys.Dispose();
        _lock?.Dispose();
        _lock = null;
    }

    private WriterSettings Settings(string name, Func<Connection> open) => new()
    {
        Name = name,
        Open = open,
        QueueOperations = _options.QueueOperations,
        QueueBytes = _options.QueueBytes,
        RetryAfter = _options.RetryAfter,
        IdleDelay = _options.IdleDelay,
        CheckpointBytes = _options.CheckpointBytes,
    };

    private static InvalidOperationException NotOpen() => new("The store is not open yet: it opens when the host starts.");
}
