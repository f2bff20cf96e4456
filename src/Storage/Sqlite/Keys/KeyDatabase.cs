using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Privacy;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Writing;
using Chatbotics.Storage.Vault;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>The open <c>keys.db</c> and the master key. Opened and closed together with the data folder.</summary>
internal sealed class KeyDatabase(
    IOptions<StoreOptions> options,
    MasterKeyStores stores,
    IIdGenerator ids,
    FileLayer layer,
    IStoreFatality fatality,
    StoreMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers) : IDisposable
{
    private static readonly byte[] CheckText = "this folder's keys are wrapped by this master key"u8.ToArray();
    private static readonly byte[] CheckContext = KeyWrap.Context("master-check", "", "1");

    private StoreWriter? _writer;
    private ReaderPool? _readers;
    private StoreFolder? _folder;
    private MasterKeys? _masters;

    /// <summary>The options.</summary>
    public StoreOptions Options { get; } = options.Value;

    /// <summary>The tables, for operations on the writer's thread.</summary>
    public KeyTables Tables { get; } = new();

    /// <summary>Empties the log.</summary>
    public LogScrubber Scrubber { get; } = new();

    /// <summary>The writer.</summary>
    public StoreWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public ReaderPool Readers => _readers ?? throw NotOpen();

    /// <summary>What rotations write.</summary>
    public RotationTable Rotations { get; } = new();

    /// <summary>The master keys.</summary>
    public MasterKeys Masters => _masters ?? throw NotOpen();

    /// <summary>The data folder.</summary>
    public StoreFolder Folder => _folder ?? throw NotOpen();

    /// <summary>Opens the file and the master key.</summary>
    /// <param name="folder">The data folder, whose lock is held.</param>
    /// <exception cref="StoreStartException">The file or the key is missing, damaged, or does not fit the other.</exception>
    public void Open(StoreFolder folder)
    {
        var file = new DatabaseFile(folder.Keys, KeySchema.Schema, layer.Vfs);
        var quarantine = new Quarantine(folder.Keys, time);
        _folder = folder;
        try
        {
            new DatabaseCheck(file, quarantine, time).Run(Options.IntegrityCheck, Options.QuickCheckLimit);
            file.Prepare();
            using (var connection = file.OpenWriter())
            {
                _masters = FindMasterKeys(connection, stores.For(folder), folder);
            }

            _writer = new StoreWriter(
                new WriterSettings
                {
                    Name = "keys",
                    Open = file.OpenWriter,
                    Damaged = damage => fatality.Stop(quarantine.Set($"SQLite code {damage.Code}")),
                    RetryAfter = Options.RetryAfter,
                },
                [new OwnerEpoch(), Tables, Rotations, Scrubber],
                fatality,
                metrics,
                time,
                loggers.CreateLogger<StoreWriter>());
            _writer.Start();
            _readers = new ReaderPool(file.OpenReader, Options.Readers, damage => fatality.Stop(quarantine.Set($"SQLite code {damage.Code}")));
        }
        catch (SqliteFault fault)
        {
            throw new StoreStartException($"{folder.Keys}: {fault.Reason}", fault);
        }
        catch (VaultUnavailableException unavailable)
        {
            throw new StoreStartException(unavailable.Message, unavailable);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers?.Dispose();
        _writer?.Dispose();
        _masters?.Dispose();
    }

    /// <summary>What proves later which master key is the present one.</summary>
    /// <param name="key">The key.</param>
    public static byte[] Check(MasterKey key) => KeyWrap.Wrap(key.Bytes, CheckText, CheckContext);

    /// <summary>
    /// The key that sealed the check is the present one. One that is wanted instead (made for a rotation that was cut off,
    /// or newly configured) wraps from now on, and the rotation that this takes goes on behind the start.
    /// </summary>
    private MasterKeys FindMasterKeys(Connection connection, IMasterKeyStore store, StoreFolder folder)
    {
        var check = ReadCheck(connection);
        var shelf = store.Load();
        if (shelf.Wanted is null && check is not null)
        {
            throw new StoreStartException(
                $"The master key {store.Place} is missing, and without it nothing in {folder.Root} can be read. Put the file back, or set Vault:MasterKey.");
        }

        var wanted = shelf.Wanted ?? store.Create();
        if (check is null)
        {
            using var put = connection.Prepare("INSERT INTO master_check (id, sealed) VALUES (1, ?1)");
            put.Bind(1, Check(wanted)).Run();
        }

        var present = check is null ? wanted : shelf.Keys.FirstOrDefault(key => Fits(key.Bytes, check)) ?? throw new StoreStartException(
            $"This master key is not the one that wrapped the keys in {folder.Keys}. Put the right key back, in {store.Place} or Vault:MasterKey.");
        using (var name = connection.Prepare("UPDATE tenant_key SET master = ?1 WHERE master IS NULL"))
        {
            name.Bind(1, present.Id.ToByteArray(bigEndian: true)).Run();
        }

        if (wanted.Id == present.Id)
        {
            store.Retire(present.Id, time.GetUtcNow());
        }
        else
        {
            using var begin = connection.Prepare(
                "INSERT INTO rotation (id, tenant, target, started) SELECT ?1, '', ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM rotation WHERE tenant = '' AND target = ?2 AND finished = 0)");
            begin.Bind(1, ids.NewId().ToByteArray(bigEndian: true))
                .Bind(2, wanted.Id.ToByteArray(bigEndian: true))
                .Bind(3, time.GetUtcNow().ToUnixTimeMilliseconds())
                .Run();
        }

        foreach (var key in shelf.Keys)
        {
            CryptographicOperations.ZeroMemory(key.Bytes);
        }

        CryptographicOperations.ZeroMemory(wanted.Bytes);
        return new MasterKeys(store, wanted.Id, Options.KeyLifetime, time);
    }

    private static byte[]? ReadCheck(Connection connection)
    {
        using var read = connection.Prepare("SELECT sealed FROM master_check WHERE id = 1");
        var check = read.Step() ? read.Bytes(0).ToArray() : null;
        read.Reset();
        return check;
    }

    private static bool Fits(byte[] key, byte[] check)
    {
        try
        {
            return KeyWrap.Unwrap(key, check, CheckContext).AsSpan().SequenceEqual(CheckText);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static InvalidOperationException NotOpen() => new("The store is not open yet: it opens when the host starts.");
}
