using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Tombstones in memory.</summary>
public sealed class InMemoryTombstones : ITombstones
{
    private readonly ConcurrentDictionary<(string, ulong), bool> _hashes = new();

    /// <summary>How many there are.</summary>
    public int Count => _hashes.Count;

    /// <inheritdoc/>
    public ValueTask<bool> Covers(ConnectionKey connection, ContactEvent contactEvent) =>
        new(_hashes.ContainsKey((connection.Value, EventHash.Of(contactEvent.DedupeId))));

    /// <inheritdoc/>
    public ValueTask Bury(ConnectionKey connection, IReadOnlyCollection<ulong> hashes)
    {
        foreach (var hash in hashes)
        {
            _hashes[(connection.Value, hash)] = true;
        }

        return default;
    }
}
