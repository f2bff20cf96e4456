using System.Globalization;

namespace Chatbotics.Storage.Vault;

/// <summary>Master keys that nothing is wrapped with any more. Backups from before their rotation need them; with the last of those they go.</summary>
internal static class RetiredKeys
{
    private const string Form = "yyyyMMdd";

    /// <summary>The file name of a retired key.</summary>
    /// <param name="id">The key's name.</param>
    /// <param name="now">When it was retired.</param>
    public static string NameOf(Guid id, DateTimeOffset now) => $"{now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}-{id:N}.key";

    /// <summary>The files of a vault's retired keys, the latest first.</summary>
    /// <param name="vault">The vault's folder.</param>
    public static IEnumerable<string> In(string vault)
    {
        var folder = Path.Combine(vault, "retired");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.key").OrderDescending(StringComparer.Ordinal) : [];
    }

    /// <summary>Deletes the keys that were retired before a time: no backup that needs them is left.</summary>
    /// <param name="vault">The vault's folder.</param>
    /// <param name="before">The time.</param>
    /// <returns>How many.</returns>
    public static int Forget(string vault, DateTimeOffset before)
    {
        var limit = before.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
        var old = In(vault).Where(file => string.CompareOrdinal(Path.GetFileName(file), limit) < 0).ToArray();
        foreach (var file in old)
        {
            File.Delete(file);
        }

        return old.Length;
    }
}
