using System.Security.Cryptography;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Real keys, kept in memory.</summary>
public sealed class InMemoryKeyRing : IKeyRing
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, Guid Id), byte[]> _keys = [];

    /// <summary>Asked before every call; null lets it through.</summary>
    public Func<Exception?>? Fault { get; set; }

    /// <summary>How many keys exist.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _keys.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException<DataKey>(fault);
        }

        var id = Guid.NewGuid();
        var key = RandomNumberGenerator.GetBytes(32);
        lock (_gate)
        {
            _keys.Add((tenant, id), key);
        }

        return new(new DataKey(id, key));
    }

    /// <inheritdoc/>
    public ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException<DataKey>(fault);
        }

        lock (_gate)
        {
            return _keys.TryGetValue((tenant, keyId), out var key)
                ? new(new DataKey(keyId, key))
                : ValueTask.FromException<DataKey>(new KeyDestroyedException(keyId));
        }
    }

    /// <inheritdoc/>
    public ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException(fault);
        }

        lock (_gate)
        {
            _keys.Remove((tenant, keyId));
        }

        return default;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default)
    {
        var before = Count;
        foreach (var id in keyIds)
        {
            await Destroy(tenant, id, cancellationToken);
        }

        return before - Count;
    }

    /// <inheritdoc/>
    public ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default)
    {
        Guid[] ids;
        lock (_gate)
        {
            ids = [.. _keys.Keys.Where(key => key.Tenant == tenant).Select(key => key.Id)];
        }

        return Destroy(tenant, ids, cancellationToken);
    }
}
