using Chatbotics.Storage.Sqlite.Channels;
using Chatbotics.Storage.Sqlite.Contacts;
using Chatbotics.Storage.Sqlite.Conversations;
using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Inbox;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Knowledge;
using Chatbotics.Storage.Sqlite.Privacy;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Reminders;
using Chatbotics.Storage.Sqlite.Search;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>The open data folder: its lock, the writer of <c>chatbotics.db</c> and the readers. Opened and closed by the host.</summary>
internal sealed partial class EmbeddedDatabase : IDisposable
{
    private readonly StoreOptions _options;
    private readonly KeyDatabase _keys;
    private readonly FileLayer _layer;
    private readonly KnowledgeDatabase _knowledge;
    private readonly ContactDatabase _contacts;
    private readonly SearchDatabase _search;
    private readonly IStoreFatality _fatality;
    private readonly StoreMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private FolderLock? _lock;
    private StoreWriter? _writer;
    private ReaderPool? _readers;

    /// <summary>Creates it closed.</summary>
    public EmbeddedDatabase(
        IOptions<StoreOptions> options,
        KeyDatabase keys,
        KnowledgeDatabase knowledge,
        ContactDatabase contacts,
        SearchDatabase search,
        FileLayer layer,
        IStoreFatality fatality,
        StoreMetrics metrics,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        _options = options.Value;
        _keys = keys;
        _knowledge = knowledge;
        _contacts = contacts;
        _search = search;
        _layer = layer;
        _fatality = fatality;
        _metrics = metrics;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<EmbeddedDatabase>();
        Journal = new JournalWriter(_options.ConversationCache, _options.FlushEvery);
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _lock is not null && _writer is not null;

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

    /// <summary>The erased events.</summary>
    public TombstoneTable Tombstones { get; } = new();

    /// <summary>Empties the log on demand.</summary>
    public LogScrubber Scrubber { get; } = new();

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
            var file = new DatabaseFile(folder.Database, MainSchema.Schema, _layer.Vfs);
            var quarantine = new Quarantine(folder.Database, _time);
            if (!new DatabaseCheck(file, quarantine, _time).Run(_options.IntegrityCheck, _options.QuickCheckLimit))
            {
                LogCheckUnfinished(_logger, folder.Database);
            }

            _keys.Open(folder);
            _knowledge.Open(folder);
            _contacts.Open(folder);
            _search.Open(folder);
            file.Prepare();
            _readers = new ReaderPool(file.OpenReader, _options.Readers, damage => Damaged(quarantine, damage));
            _writer = new StoreWriter(
                Settings(file, quarantine),
                [new OwnerEpoch(), Journal, Aliases, Routes, Inbox, GrainStates, Reminders, Tombstones, Scrubber],
                _fatality,
                _metrics,
                _time,
                _loggers.CreateLogger<StoreWriter>());
            _writer.Start();
            LogOpened(_logger, folder.Root);
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
        _search.Dispose();
        _contacts.Dispose();
        _knowledge.Dispose();
        _keys.Dispose();
        if (_lock is not null)
        {
            _lock.Dispose();
            _lock = null;
            LogClosed(_logger);
        }
    }

    private WriterSettings Settings(DatabaseFile file, Quarantine quarantine) => new()
    {
        Name = "store",
        Open = file.OpenWriter,
        Damaged = damage => Damaged(quarantine, damage),
        QueueOperations = _options.QueueOperations,
        QueueBytes = _options.QueueBytes,
        RetryAfter = _options.RetryAfter,
        IdleDelay = _options.IdleDelay,
        CheckpointBytes = _options.CheckpointBytes,
    };

    /// <summary>Damage that shows while the program runs: going on would bury it under more writes.</summary>
    private void Damaged(Quarantine quarantine, SqliteFault fault)
    {
        var sentence = quarantine.Set($"SQLite code {fault.Code}");
        LogDamaged(_logger, sentence);
        _fatality.Stop(sentence);
    }

    private static InvalidOperationException NotOpen() => new("The store is not open yet: it opens when the host starts.");
}
