using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Aliases in memory.</summary>
public sealed class InMemoryContactAliases : IContactAliases
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Connection, string Id), string> _threads = [];

    /// <inheritdoc/>
    public ValueTask<string> Resolve(ConnectionKey connection, ImmutableArray<string> ids)
    {
        if (ids.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A contact has at least one id.", nameof(ids));
        }

        lock (_gate)
        {
            var thread = Known(connection, ids) ?? ids[0];
            foreach (var id in ids)
            {
                _threads.TryAdd((connection.Value, id), thread);
            }

            return new(thread);
        }
    }

    /// <inheritdoc/>
    public ValueTask<string?> Find(ConnectionKey connection, ImmutableArray<string> ids)
    {
        lock (_gate)
        {
            return new(Known(connection, ids));
        }
    }

    /// <inheritdoc/>
    public ValueTask Forget(ConnectionKey connection, string threadId)
    {
        lock (_gate)
        {
            foreach (var entry in _threads.Where(entry => entry.Key.Connection == connection.Value && entry.Value == threadId).ToArray())
            {
                _threads.Remove(entry.Key);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<long> ForgetAll(string prefix)
    {
        lock (_gate)
        {
            var gone = _threads.Keys.Where(key => key.Connection == prefix || key.Connection.StartsWith(prefix + "/", StringComparison.Ordinal)).ToArray();
            foreach (var key in gone)
            {
                _threads.Remove(key);
            }

            return new(gone.Length);
        }
    }

    private string? Known(ConnectionKey connection, ImmutableArray<string> ids)
    {
        foreach (var id in ids)
        {
            if (_threads.TryGetValue((connection.Value, id), out var thread))
            {
                return thread;
            }
        }

        return null;
    }
}
