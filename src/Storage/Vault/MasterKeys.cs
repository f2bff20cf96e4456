using System.Security.Cryptography;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// The keys above all keys. They wrap and unwrap the tenants' keys. An opened master key is kept for a limited time only and
/// then read again from where it is kept: when that can't be had, nothing is unwrapped.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="present">The name of the key that wraps.</param>
/// <param name="lifetime">How long an opened key may be used.</param>
/// <param name="time">The clock.</param>
internal sealed class MasterKeys(IMasterKeyStore store, Guid present, TimeSpan lifetime, TimeProvider time) : IDisposable
{
    private const int Kept = 16;
    private readonly OpenedKeys<Guid> _opened = new(Kept, lifetime, time);
    private readonly Lock _gate = new();
    private Guid _present = present;

    /// <summary>Where they are kept.</summary>
    public IMasterKeyStore Store => store;

    /// <summary>The name of the key that wraps.</summary>
    public Guid Present
    {
        get
        {
            lock (_gate)
            {
                return _present;
            }
        }
    }

    /// <summary>From now on another key wraps.</summary>
    /// <param name="id">Its name.</param>
    public void Turn(Guid id)
    {
        lock (_gate)
        {
            _present = id;
        }
    }

    /// <summary>Wraps a key.</summary>
    /// <param name="master">The master key's name.</param>
    /// <param name="key">32 bytes.</param>
    /// <param name="context">What the wrapping is bound to.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<byte[]> Wrap(Guid master, byte[] key, byte[] context, CancellationToken cancellationToken = default)
    {
        var with = await Open(master, cancellationToken);
        var wrapped = KeyWrap.Wrap(with, key, context);
        CryptographicOperations.ZeroMemory(with);
        return wrapped;
    }

    /// <summary>Unwraps a key.</summary>
    /// <param name="master">The name of the master key that wrapped it.</param>
    /// <param name="wrapped">What <see cref="Wrap"/> gave.</param>
    /// <param name="context">The same context.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CryptographicException">Changed, swapped, or wrapped by another master key.</exception>
    public async ValueTask<byte[]> Unwrap(Guid master, byte[] wrapped, byte[] context, CancellationToken cancellationToken = default)
    {
        var with = await Open(master, cancellationToken);
        try
        {
            return KeyWrap.Unwrap(with, wrapped, context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(with);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.Clear();

    private async ValueTask<byte[]> Open(Guid master, CancellationToken cancellationToken)
    {
        var key = new byte[KeyWrap.KeyLength];
        if (_opened.TryCopy(master, key))
        {
            return key;
        }

        var epoch = _opened.Epoch;
        var found = await store.Find(master, cancellationToken);
        found.Bytes.CopyTo(key, 0);
        CryptographicOperations.ZeroMemory(found.Bytes);
        _opened.Add(master, key, epoch);
        return key;
    }
}
