using System.Globalization;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Reminders;

/// <summary>A reading connection's statements on the reminders.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class ReminderReader(Connection connection)
{
    private const string Columns = "SELECT grain, name, start, period, etag FROM reminder";
    private readonly Statement _all = connection.Prepare(Columns);
    private readonly Statement _ofGrain = connection.Prepare(Columns + " WHERE grain = ?1");
    private readonly Statement _one = connection.Prepare(Columns + " WHERE grain = ?1 AND name = ?2");

    /// <summary>All reminders.</summary>
    public List<ReminderEntry> All() => Rows(_all);

    /// <summary>A grain's reminders.</summary>
    public List<ReminderEntry> OfGrain(string grain) => Rows(_ofGrain.Bind(1, grain));

    /// <summary>One reminder, or null.</summary>
    public ReminderEntry? One(string grain, string name) => Rows(_one.Bind(1, grain).Bind(2, name)).SingleOrDefault();

    private static List<ReminderEntry> Rows(Statement statement)
    {
        var rows = new List<ReminderEntry>();
        while (statement.Step())
        {
            rows.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(statement.Text(0), CultureInfo.InvariantCulture),
                ReminderName = statement.Text(1),
                StartAt = new DateTime(statement.Number(2), DateTimeKind.Utc),
                Period = new TimeSpan(statement.Number(3)),
                ETag = statement.Number(4).ToString("x16", CultureInfo.InvariantCulture),
            });
        }

        return rows;
    }
}
