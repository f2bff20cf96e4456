using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Reminders;

/// <summary>The writer's side of the reminders.</summary>
internal sealed class ReminderTable : WriterPart
{
    private Connection _connection = null!;
    private Statement _put = null!;
    private Statement _delete = null!;
    private Statement _deleteAll = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _put = connection.Prepare(
            "INSERT INTO reminder (grain, name, start, period, etag) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (grain, name) "
            + "DO UPDATE SET start = excluded.start, period = excluded.period, etag = excluded.etag");
        _delete = connection.Prepare("DELETE FROM reminder WHERE grain = ?1 AND name = ?2 AND etag = ?3");
        _deleteAll = connection.Prepare("DELETE FROM reminder WHERE grain = ?1");
    }

    /// <summary>Adds or replaces a reminder.</summary>
    public void Put(string grain, string name, long start, long period, long etag) =>
        _put.Bind(1, grain).Bind(2, name).Bind(3, start).Bind(4, period).Bind(5, etag).Run();

    /// <summary>Removes a reminder; false when there is none of that version.</summary>
    public bool Delete(string grain, string name, long etag)
    {
        _delete.Bind(1, grain).Bind(2, name).Bind(3, etag).Run();
        return _connection.Changes > 0;
    }

    /// <summary>Removes every reminder of a grain.</summary>
    public void RemoveAll(string grain) => _deleteAll.Bind(1, grain).Run();

    /// <summary>Removes all reminders.</summary>
    public void Clear() => _connection.Execute("DELETE FROM reminder");
}
