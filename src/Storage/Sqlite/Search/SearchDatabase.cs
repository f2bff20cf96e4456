using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>
/// The open <c>search.db</c>: a file of its own, so that indexing takes nothing from the writer
/// of the messages. Opened and closed together with the data folder.
/// </summary>
internal sealed class SearchDatabase(
    IOptions<StoreOptions> options,
    FileLayer layer,
    IStoreFatality fatality,
    StoreMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers) : IDisposable
{
    private const int MaxReaders = 4;

    private StoreWriter? _writer;
    private ReaderPool? _readers;

    /// <summary>The tables, for operations on the writer's thread.</summary>
    public SearchTables Tables { get; } = new();

    /// <summary>The writer.</summary>
    public StoreWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public ReaderPool Readers => _readers ?? throw NotOpen();

    /// <summary>Opens the file.</summary>
    /// <param name="folder">The data folder, whose lock is held.</param>
    /// <exception cref="StoreStartException">It can't be opened.</exception>
    public void Open(StoreFolder folder)
    {
        var file = new DatabaseFile(folder.Search, SearchSchema.Schema, layer.Vfs);
        var quarantine = new Quarantine(folder.Search, time);
        void Damaged(SqliteFault damage) => fatality.Stop(quarantine.Set($"SQLite code {damage.Code}"));
        try
        {
            new DatabaseCheck(file, quarantine, time).Run(options.Value.IntegrityCheck, options.Value.QuickCheckLimit);
            file.Prepare();
            _writer = new StoreWriter(
                new WriterSettings
                {
                    Name = "search",
                    Open = file.OpenWriter,
                    Damaged = Damaged,
                    QueueBytes = options.Value.QueueBytes,
                    RetryAfter = options.Value.RetryAfter,
                },
                [new OwnerEpoch(), Tables],
                fatality,
                metrics,
                time,
                loggers.CreateLogger<StoreWriter>());
            _writer.Start();
            _readers = new ReaderPool(file.OpenReader, Math.Min(MaxReaders, options.Value.Readers), Damaged);
        }
        catch (SqliteFault fault)
        {
            throw new StoreStartException($"{folder.Search}: {fault.Reason}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers?.Dispose();
        _writer?.Dispose();
    }

    private static InvalidOperationException NotOpen() => new("The store is not open yet: it opens when the host starts.");
}
