using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>
/// Tombstones in the embedded database: HMACs under a key of the installation, so that whoever has the file can't try ids
/// out.
/// </summary>
/// <param name="database">The open database.</param>
/// <param name="vault">Keeps the key.</param>
/// <param name="time">The clock.</param>
internal sealed class SqliteTombstones(EmbeddedDatabase database, ISecretVault vault, TimeProvider time) : ITombstones, IDisposable
{
    private const string Reference = IInstallationGrain.Key + "/tombstones";
    private readonly SemaphoreSlim _creating = new(1);
    private volatile byte[]? _key;

    /// <inheritdoc/>
    public ValueTask<bool> Covers(ConnectionKey connection, ContactEvent contactEvent) =>
        database.Tombstones.IsEmpty ? new(false)
        : _key is { } key ? new(IsCovered(key, connection, contactEvent))
        : CoversOnceKnown(connection, contactEvent);

    /// <inheritdoc/>
    public async ValueTask Bury(ConnectionKey connection, IReadOnlyCollection<ulong> hashes)
    {
        if (hashes.Count == 0)
        {
            return;
        }

        var key = await Key();
        var keyed = hashes.Select(hash => Keyed(key, connection, hash)).ToArray();
        var now = time.GetUtcNow();
        var operation = new WriteOperation<bool>(keyed.Length * 16, () =>
        {
            database.Tombstones.Add(keyed, (now + ITombstones.Lifetime).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _creating.Dispose();

    private async ValueTask<bool> CoversOnceKnown(ConnectionKey connection, ContactEvent contactEvent) =>
        IsCovered(await Key(), connection, contactEvent);

    private bool IsCovered(byte[] key, ConnectionKey connection, ContactEvent contactEvent)
    {
        var target = contactEvent switch
        {
            MessageEdited edited => edited.TargetId,
            MessageUnsent unsent => unsent.TargetId,
            ReactionChanged reaction => reaction.TargetId,
            EchoReceived echo => echo.MessageId,
            _ => null,
        };
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Tombstones.Contains(Keyed(key, connection, EventHash.Of(contactEvent.DedupeId)), now)
            || (target is not null && database.Tombstones.Contains(Keyed(key, connection, EventHash.Of(target)), now));
    }

    private async ValueTask<byte[]> Key()
    {
        if (_key is { } known)
        {
            return known;
        }

        await _creating.WaitAsync();
        try
        {
            if (await vault.Get(Reference) is { } stored)
            {
                return _key = Convert.FromBase64String(stored);
            }

            var made = RandomNumberGenerator.GetBytes(32);
            await vault.Put(Reference, Convert.ToBase64String(made));
            return _key = made;
        }
        finally
        {
            _creating.Release();
        }
    }

    private static long Keyed(byte[] key, ConnectionKey connection, ulong hash)
    {
        Span<byte> text = stackalloc byte[1_024];
        var length = Encoding.UTF8.GetBytes(connection.Value, text);
        BinaryPrimitives.WriteUInt64LittleEndian(text[length..], hash);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text[..(length + sizeof(ulong))], digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
