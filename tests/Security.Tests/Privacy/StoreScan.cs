using System.Text;
using Microsoft.Data.Sqlite;

namespace Chatbotics.Security.Tests.Privacy;

/// <summary>Looks into every file of a data folder, the way somebody would who has stolen it.</summary>
internal static class StoreScan
{
    private const int Needle = 24;

    /// <summary>Every table of every database, with the number of rows that name a workspace.</summary>
    public static Dictionary<string, long> RowsOf(string data, string tenant)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        Rows(data, (table, values) =>
        {
            found[table] = found.GetValueOrDefault(table) + (values.OfType<string>().Any(text => Names(text, tenant)) ? 1 : 0);
        });
        return found;
    }

    /// <summary>The grains, by their types, that have stored something under a workspace's keys.</summary>
    public static SortedSet<string> GrainTypesOf(string data, string tenant)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        Rows(data, (table, values) =>
        {
            if (table == "chatbotics.db/grain_state" && values.OfType<string>().FirstOrDefault() is { } grain && Names(grain, tenant))
            {
                types.Add(grain[..grain.IndexOf('/', StringComparison.Ordinal)]);
            }
        });
        return types;
    }

    /// <summary>
    /// A piece out of every sealed or long value of every row: where it goes, the piece goes. Left out are states that an
    /// erasure writes itself when everything is gone: their older versions lie in the log for a while, and name nobody.
    /// </summary>
    public static Dictionary<string, byte[]> Needles(string data, params string[] without)
    {
        var needles = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Rows(data, (table, values) =>
        {
            if (values.OfType<string>().FirstOrDefault() is { } grain && without.Any(type => grain.StartsWith(type, StringComparison.Ordinal)))
            {
                return;
            }

            foreach (var value in values)
            {
                var bytes = value as byte[] ?? (value is string text ? Encoding.UTF8.GetBytes(text) : []);
                if (bytes.Length >= 2 * Needle)
                {
                    var piece = bytes.AsSpan(bytes.Length - Needle).ToArray();
                    needles[table + " " + Convert.ToHexStringLower(piece)] = piece;
                }
            }
        });
        return needles;
    }

    /// <summary>Those of some pieces that no row holds any more.</summary>
    public static Dictionary<string, byte[]> Missing(string data, Dictionary<string, byte[]> pieces)
    {
        var left = pieces.ToDictionary(StringComparer.Ordinal);
        Rows(data, (_, values) =>
        {
            foreach (var value in values)
            {
                var bytes = value as byte[] ?? (value is string text ? Encoding.UTF8.GetBytes(text) : []);
                foreach (var (name, piece) in bytes.Length >= Needle ? left.ToArray() : [])
                {
                    if (bytes.AsSpan().IndexOf(piece) >= 0)
                    {
                        left.Remove(name);
                    }
                }
            }
        });
        return left;
    }

    /// <summary>The files that hold a text.</summary>
    public static string[] Find(string data, string text) => Find(data, new Dictionary<string, byte[]> { [text] = Encoding.UTF8.GetBytes(text) });

    /// <summary>The files that hold some bytes.</summary>
    public static string[] Find(string data, Dictionary<string, byte[]> wanted)
    {
        return [.. Directory.GetFiles(data, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .SelectMany(file =>
            {
                var bytes = Read(file);
                return wanted.Where(needle => bytes.AsSpan().IndexOf(needle.Value) >= 0).Select(needle => Path.GetFileName(file) + " holds " + needle.Key);
            })];
    }

    private static bool Names(string text, string tenant) =>
        string.Equals(text, tenant, StringComparison.Ordinal)
        || text.StartsWith(tenant + "/", StringComparison.Ordinal)
        || text.Contains("/" + tenant + "/", StringComparison.Ordinal)
        || text.EndsWith("/" + tenant, StringComparison.Ordinal);

    private static void Rows(string data, Action<string, object[]> each)
    {
        foreach (var file in Directory.GetFiles(data, "*.db").Order(StringComparer.Ordinal))
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            var tables = new List<string>();
            var virtuals = new List<string>();
            using (var list = connection.CreateCommand())
            {
                list.CommandText = "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
                using var names = list.ExecuteReader();
                while (names.Read())
                {
                    (names.GetBoolean(1) ? virtuals : tables).Add(names.GetString(0));
                }
            }

            // A full-text table keeps its own tables beside it: keyed hashes of words, which other tests look at.
            foreach (var table in tables.Where(name => !virtuals.Any(one => name.StartsWith(one + "_", StringComparison.Ordinal))))
            {
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the schema.
                command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
                using var rows = command.ExecuteReader();
                each(Path.GetFileName(file) + "/" + table, []);
                while (rows.Read())
                {
                    var values = new object[rows.FieldCount];
                    rows.GetValues(values);
                    each(Path.GetFileName(file) + "/" + table, values);
                }
            }
        }
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
