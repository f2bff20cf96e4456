using System.Globalization;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>
/// Marks a damaged database. The file stays where it is, untouched, for whoever examines it; nothing opens it again, and
/// nothing new is created in its place, until a backup was restored and the mark removed.
/// </summary>
/// <param name="database">The database file.</param>
/// <param name="time">The clock.</param>
internal sealed class Quarantine(string database, TimeProvider time)
{
    private readonly string _mark = database + ".quarantine";

    /// <summary>Refuses a database that is marked.</summary>
    /// <exception cref="StoreStartException">It is marked.</exception>
    public void Check()
    {
        if (File.Exists(_mark))
        {
            throw new StoreStartException(
                $"{database} was found damaged and is under quarantine ({_mark} says why). Restore {Path.GetFileName(database)} from a backup, without its -wal and -shm files, and delete the .quarantine file.");
        }
    }

    /// <summary>Marks the database.</summary>
    /// <param name="finding">What was found; holds no content.</param>
    /// <returns>The sentence for the operator.</returns>
    public string Set(string finding)
    {
        var sentence = $"{database} is damaged ({finding}). It is left as it is; restore a backup and delete {_mark}.";
        try
        {
            File.WriteAllText(_mark, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():u} {finding}\n"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The sentence is told all the same; the next start finds the damage again.
        }

        return sentence;
    }
}
