using Chatbotics.Storage.Sqlite.Privacy;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>
/// A database file beside that of the messages, with a writer of its own, so that what is written to it takes nothing from
/// them. Opened and closed together with the data folder.
/// </summary>
/// <typeparam name="TTables">The file's tables, on the writer's thread.</typeparam>
/// <param name="services">What every database file needs.</param>
/// <param name="name">The writer's name.</param>
/// <param name="schema">The file's schema.</param>
/// <param name="pathIn">Where the file lies.</param>
internal abstract class SideDatabase<TTables>(
    SideDatabaseServices services, string name, DatabaseSchema schema, Func<StoreFolder, string> pathIn) : IDisposable
    where TTables : IWriterPart, new()
{
    private const int MaxReaders = 4;

    private StoreWriter? _writer;
    private ReaderPool? _readers;

    /// <summary>The tables, for operations on the writer's thread.</summary>
    public TTables Tables { get; } = new();

    /// <summary>Empties the log.</summary>
    public LogScrubber Scrubber { get; } = new();

    /// <summary>The writer.</summary>
    public StoreWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public ReaderPool Readers => _readers ?? throw NotOpen();

    /// <summary>Opens the file.</summary>
    /// <param name="folder">The data folder, whose lock is held.</param>
    /// <exception cref="StoreStartException">It can't be opened.</exception>
    public void Open(StoreFolder folder)
    {
        var path = pathIn(folder);
        var options = services.Options.Value;
        var file = new DatabaseFile(path, schema, services.Layer.Vfs);
        var quarantine = new Quarantine(path, services.Time);
        void Damaged(SqliteFault damage) => services.Fatality.Stop(quarantine.Set($"SQLite code {damage.Code}"));
        try
        {
            new DatabaseCheck(file, quarantine, services.Time).Run(options.IntegrityCheck, options.QuickCheckLimit);
            file.Prepare();
            _writer = new StoreWriter(
                new WriterSettings
                {
                    Name = name,
                    Open = file.OpenWriter,
                    Damaged = Damaged,
                    QueueBytes = options.QueueBytes,
                    RetryAfter = options.RetryAfter,
                },
                [new OwnerEpoch(), Tables, Scrubber],
                services.Fatality,
                services.Metrics,
                services.Time,
                services.Loggers.CreateLogger<StoreWriter>());
            _writer.Start();
            _readers = new ReaderPool(file.OpenReader, Math.Min(MaxReaders, options.Readers), Damaged);
        }
        catch (SqliteFault fault)
        {
            throw new StoreStartException($"{path}: {fault.Reason}", fault);
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
