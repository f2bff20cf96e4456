using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.GrainStates;

/// <summary>A reading connection's statement on the grains' states.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class GrainStateReader(Connection connection)
{
    private readonly Statement _read = connection.Prepare("SELECT etag, format, payload FROM grain_state WHERE grain = ?1 AND name = ?2");

    // The whole list: it is asked for when a workspace goes, which is seldom.
    private readonly Statement _list = connection.Prepare(
        "SELECT grain FROM grain_state WHERE substr(grain, instr(grain, '/')) = ?1 OR substr(grain, instr(grain, '/'), length(?2)) = ?2 "
        + "UNION SELECT grain FROM reminder WHERE substr(grain, instr(grain, '/')) = ?1 OR substr(grain, instr(grain, '/'), length(?2)) = ?2");

    /// <summary>The grains whose key is a given one, or begins with it and a slash.</summary>
    public List<string> List(string prefix)
    {
        var grains = new List<string>();
        _list.Bind(1, "/" + prefix).Bind(2, $"/{prefix}/");
        while (_list.Step())
        {
            grains.Add(_list.Text(0));
        }

        _list.Reset();
        return grains;
    }

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
