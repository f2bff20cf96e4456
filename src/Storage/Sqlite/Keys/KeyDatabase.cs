using System.Security.Cryptography;
using Chatbotics.Storage.Sqlite.Opening;
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
    IOptions<VaultOptions> vault,
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
    private IMasterKey? _master;

    /// <summary>The options.</summary>
    public StoreOptions Options { get; } = options.Value;

    /// <summary>The tables, for operations on the writer's thread.</summary>
    public KeyTables Tables { get; } = new();

    /// <summary>The writer.</summary>
    public StoreWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public ReaderPool Readers => _readers ?? throw NotOpen();

    /// <summary>The master key.</summary>
    public IMasterKey Master => _master ?? throw NotOpen();

    /// <summary>Opens the file and the master key.</summary>
    /// <param name="folder">The data folder, whose lock is held.</param>
    /// <exception cref="StoreStartException">The file or the key is missing, damaged, or does not fit the other.</exception>
    public void Open(StoreFolder folder)
    {
        var file = new DatabaseFile(folder.Keys, KeySchema.Schema, layer.Vfs);
        var quarantine = new Quarantine(folder.Keys, time);
        try
        {
            new DatabaseCheck(file, quarantine, time).Run(Options.IntegrityCheck, Options.QuickCheckLimit);
            file.Prepare();
            using (var connection = file.OpenWriter())
            {
                _master = FindMasterKey(connection, folder);
            }

            _writer = new StoreWriter(
                new WriterSettings
                {
                    Name = "keys",
                    Open = file.OpenWriter,
                    Damaged = damage => fatality.Stop(quarantine.Set($"SQLite code {damage.Code}")),
                    RetryAfter = Options.RetryAfter,
                },
                [new OwnerEpoch(), Tables],
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
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers?.Dispose();
        _writer?.Dispose();
    }

    private LocalMasterKey FindMasterKey(Connection connection, StoreFolder folder)
    {
        var check = ReadCheck(connection);
        var path = string.IsNullOrEmpty(vault.Value.MasterKeyFile) ? Path.Combine(folder.Vault, "master.key") : vault.Value.MasterKeyFile;
        byte[] key;
        if (!string.IsNullOrEmpty(vault.Value.MasterKey))
        {
            key = MasterKeyFile.Parse(vault.Value.MasterKey, "Vault:MasterKey");
        }
        else if (File.Exists(path))
        {
            key = MasterKeyFile.Read(path);
        }
        else if (check is not null)
        {
            throw new StoreStartException(
                $"The master key {path} is missing, and without it nothing in {folder.Root} can be read. Put the file back, or set Vault:MasterKey.");
        }
        else
        {
            key = MasterKeyFile.Create(path);
        }

        if (check is null)
        {
            using var put = connection.Prepare("INSERT INTO master_check (id, sealed) VALUES (1, ?1)");
            put.Bind(1, KeyWrap.Wrap(key, CheckText, CheckContext)).Run();
        }
        else if (!Fits(key, check))
        {
            throw new StoreStartException(
                $"This master key is not the one that wrapped the keys in {folder.Keys}. Put the right key back, in {path} or Vault:MasterKey.");
        }

        return new LocalMasterKey(key);
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
