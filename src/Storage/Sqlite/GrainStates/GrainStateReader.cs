using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.GrainStates;

/// <summary>A reading connection's statement on the grains' states.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class GrainStateReader(Connection connection)
{
    private readonly Statement _read = connection.Prepare("SELECT etag, format, payload FROM grain_state WHERE grain = ?1 AND name = ?2");

    /// <summary>A stored state, or null.</summary>
    public (long ETag, int Format, byte[] Payload)? Read(string grain, string name)
    {
        (long, int, byte[])? found = _read.Bind(1, grain).Bind(2, name).Step()
            ? (_read.Number(0), (int)_read.Number(1), _read.Bytes(2).ToArray())
            : null;
        _read.Reset();
        return found;
    }
}
