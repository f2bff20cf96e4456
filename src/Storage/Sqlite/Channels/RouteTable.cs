using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Channels;

/// <summary>Which connection each asset belongs to. There are as many as channels are connected: all are kept in memory.</summary>
internal sealed class RouteTable : WriterPart
{
    private readonly ConcurrentDictionary<(ChannelPlatform Platform, string Asset), ConnectionKey> _durable = new();
    private readonly Dictionary<(ChannelPlatform Platform, string Asset), ConnectionKey?> _pending = [];
    private Statement _put = null!;
    private Statement _delete = null!;
    private bool _loaded;

    /// <summary>A durable route.</summary>
    public bool TryFind(ChannelPlatform platform, string asset, out ConnectionKey connection) =>
        _durable.TryGetValue((platform, asset), out connection);

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _put = connection.Prepare("INSERT INTO route (platform, asset, connection) VALUES (?1, ?2, ?3)");
        _delete = connection.Prepare("DELETE FROM route WHERE platform = ?1 AND asset = ?2");
        if (!_loaded)
        {
            using var all = connection.Prepare("SELECT platform, asset, connection FROM route");
            while (all.Step())
            {
                _durable[((ChannelPlatform)all.Number(0), all.Text(1))] = ConnectionKey.Parse(all.Text(2));
            }

            _loaded = true;
        }
    }

    /// <summary>Claims an asset; false when another connection holds it.</summary>
    public bool Claim(ChannelPlatform platform, string asset, ConnectionKey connection)
    {
        if (Present(platform, asset) is { } holder)
        {
            return holder == connection;
        }

        _put.Bind(1, (long)platform).Bind(2, asset).Bind(3, connection.Value).Run();
        _pending[(platform, asset)] = connection;
        return true;
    }

    /// <summary>Gives up every route of a connection.</summary>
    public void Release(ConnectionKey connection)
    {
        foreach (var (platform, asset) in _durable.Keys.Concat(_pending.Keys).Distinct().ToArray())
        {
            if (Present(platform, asset) == connection)
            {
                _delete.Bind(1, (long)platform).Bind(2, asset).Run();
                _pending[(platform, asset)] = null;
            }
        }
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        foreach (var (key, connection) in _pending)
        {
            if (connection is { } holder)
            {
                _durable[key] = holder;
            }
            else
            {
                _durable.TryRemove(key, out _);
            }
        }

        _pending.Clear();
    }

    /// <inheritdoc/>
    public override void RolledBack() => _pending.Clear();

    private ConnectionKey? Present(ChannelPlatform platform, string asset) =>
        _pending.TryGetValue((platform, asset), out var changed) ? changed
        : _durable.TryGetValue((platform, asset), out var holder) ? holder
        : null;
}
