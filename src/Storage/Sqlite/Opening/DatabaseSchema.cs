using System.Globalization;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>The numbered steps of a database file, and what marks the file as ours.</summary>
/// <param name="ApplicationId">Written into the file's header.</param>
/// <param name="Steps">All steps, ascending.</param>
internal sealed record DatabaseSchema(int ApplicationId, IReadOnlyList<Migration> Steps)
{
    /// <summary>The version that this build writes.</summary>
    public int Version => Steps[^1].Version;

    /// <summary>Refuses a file that isn't ours or is newer than this build.</summary>
    /// <param name="connection">A connection to the file.</param>
    /// <param name="path">The file, for the sentence.</param>
    public void Check(Connection connection, string path)
    {
        var version = connection.Number("PRAGMA user_version");
        var application = connection.Number("PRAGMA application_id");
        var tables = connection.Number("SELECT count(*) FROM sqlite_schema");
        if (application != ApplicationId && (application != 0 || tables > 0))
        {
            throw new StoreStartException($"{path} is not a database of this program. Move it away, or set Store:Folder to another folder.");
        }

        if (version > Version)
        {
            throw new StoreStartException(
                $"{path} was written by a newer version of this program (schema {version}, this one knows {Version}). Start that version, or restore a backup made before it.");
        }
    }

    /// <summary>Takes the steps that the file lacks, each in a transaction of its own. Interrupted, the next start goes on.</summary>
    /// <param name="connection">A connection that may write.</param>
    public void Migrate(Connection connection)
    {
        var version = connection.Number("PRAGMA user_version");
        foreach (var step in Steps)
        {
            if (step.Version <= version)
            {
                continue;
            }

            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                connection.Execute(step.Sql);
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step.Version}"));
                connection.Execute("COMMIT");
            }
            catch
            {
                if (connection.InTransaction)
                {
                    connection.Execute("ROLLBACK");
                }

                throw;
            }
        }
    }
}
