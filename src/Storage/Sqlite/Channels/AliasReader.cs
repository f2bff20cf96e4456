using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Channels;

/// <summary>A reading connection's statement on the aliases.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class AliasReader(Connection connection)
{
    private readonly Statement _find = connection.Prepare("SELECT thread FROM alias WHERE connection = ?1 AND id = ?2");

    /// <summary>The thread of an id, or null.</summary>
    public string? Find(string channel, string id)
    {
        var thread = _find.Bind(1, channel).Bind(2, id).Step() ? _find.Text(0) : null;
        _find.Reset();
        return thread;
    }
}
