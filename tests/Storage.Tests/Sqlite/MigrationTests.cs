using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Tests.Sqlite.Faults;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>Fault 8 for migrations: whatever moment the power goes, the next start goes on and ends at the same schema.</summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly DatabaseSchema Schema = new(77,
    [
        new(1, "CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER) WITHOUT ROWID; CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1), (2), (3)"),
        new(2, "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x * 10"),
        new(3, "CREATE TABLE b AS SELECT x, y, zeroblob(20000) AS z FROM a; DROP TABLE a"),
        new(4, "UPDATE b SET x = x + 1"),
    ]);

    private readonly string _root = Directory.CreateTempSubdirectory("migration-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_migration_that_is_cut_anywhere_ends_where_it_should()
    {
        var cuts = 0;
        for (var actions = 1; ; actions++)
        {
            var live = Directory.CreateDirectory(Path.Combine(_root, $"live-{actions}")).FullName;
            var disk = FaultyFiles.Watch(live);
            var left = actions;
            disk.Fault = (action, _) => action is FileAction.Write or FileAction.Sync && --left < 0 ? FaultyFolder.FailedWrite : 0;
            var done = Try(Path.Combine(live, "m.db"));
            var cut = Directory.CreateDirectory(Path.Combine(_root, $"cut-{actions}")).FullName;
            disk.CutPower(cut, new Random(actions));
            disk.Fault = null;

            var file = new DatabaseFile(Path.Combine(cut, "m.db"), Schema);
            file.Prepare();
            using (var connection = file.OpenReader())
            {
                Assert.Equal(4, connection.Number("PRAGMA user_version"));
                Assert.Equal(77, connection.Number("PRAGMA application_id"));
                Assert.Equal(2 + 3 + 4, connection.Number("SELECT sum(x) FROM b"));
                Assert.Equal(60, connection.Number("SELECT sum(y) FROM b"));
                Assert.Equal("ok", connection.Text("PRAGMA integrity_check"));
            }

            if (done)
            {
                break;
            }

            cuts++;
        }

        Assert.InRange(cuts, 10, 1_000);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_version_before_it()
    {
        var path = Path.Combine(_root, "m.db");
        var broken = Schema with { Steps = [Schema.Steps[0], new(2, "CREATE TABLE c (x); SELECT nonsense FROM nowhere")] };
        Assert.ThrowsAny<Exception>(() => new DatabaseFile(path, broken).Prepare());
        using (var connection = Connection.Open(path, ConnectionAccess.Write))
        {
            Assert.Equal(1, connection.Number("PRAGMA user_version"));
            Assert.Equal(0, connection.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'c'"));
        }

        new DatabaseFile(path, Schema).Prepare();
    }

    [Fact]
    public void The_steps_are_numbered_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, MainSchema.Schema.Steps.Count), MainSchema.Schema.Steps.Select(step => step.Version));
        Assert.Equal(
            Enumerable.Range(1, Storage.Sqlite.Keys.KeySchema.Schema.Steps.Count), Storage.Sqlite.Keys.KeySchema.Schema.Steps.Select(step => step.Version));
    }

    private static bool Try(string path)
    {
        try
        {
            new DatabaseFile(path, Schema, FaultyFiles.Name).Prepare();
            return true;
        }
        catch (SqliteFault)
        {
            return false;
        }
    }
}
