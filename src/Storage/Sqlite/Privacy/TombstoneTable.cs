using System.Collections.Concurrent;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>
/// The keyed hashes of erased events, all of them in memory: eight bytes each, gone after a month. The writer's side and
/// the readers' in one, for nothing is ever read from the file but at the start.
/// </summary>
internal sealed class TombstoneTable : WriterPart
{
    private readonly ConcurrentDictionary<long, long> _durable = new();
    private readonly List<(long Hash, long Until)> _pending = [];
    private Statement _put = null!;
    private Statement _expire = null!;
    private bool _loaded;

    /// <summary>Whether there is none at all.</summary>
    public bool IsEmpty => _durable.IsEmpty;

    /// <summary>Whether a hash is remembered at a time.</summary>
    /// <param name="hash">The keyed hash.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public bool Contains(long hash, long now) => _durable.TryGetValue(hash, out var until) && until > now;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _put = connection.Prepare(
            "INSERT INTO tombstone (hash, until) VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE SET until = max(until, excluded.until)");
        _expire = connection.Prepare("DELETE FROM tombstone WHERE until <= ?1");
        if (!_loaded)
        {
            using var all = connection.Prepare("SELECT hash, until FROM tombstone");
            while (all.Step())
            {
                _durable[all.Number(0)] = all.Number(1);
            }

            _loaded = true;
        }
    }

    /// <summary>Adds hashes, and drops those whose time is over.</summary>
    /// <param name="hashes">The keyed hashes.</param>
    /// <param name="until">When they may be forgotten, milliseconds since 1970.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public void Add(IReadOnlyCollection<long> hashes, long until, long now)
    {
        _expire.Bind(1, now).Run();
        foreach (var (hash, end) in _durable)
        {
            if (end <= now)
            {
                _durable.TryRemove(hash, out _);
            }
        }

        foreach (var hash in hashes)
        {
            _put.Bind(1, hash).Bind(2, until).Run();
            _pending.Add((hash, until));
        }
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        foreach (var (hash, until) in _pending)
        {
            _durable[hash] = until;
        }

        _pending.Clear();
    }

    /// <inheritdoc/>
    public override void RolledBack() => _pending.Clear();
}
