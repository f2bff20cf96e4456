using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>A reading connection's statements that list conversations.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class CatalogReader(Connection connection)
{
    private readonly Statement _one = connection.Prepare("SELECT key, header FROM conv WHERE key = ?1");

    private readonly Statement _range = connection.Prepare("SELECT key, header FROM conv WHERE key > ?1 AND key < ?2 ORDER BY key LIMIT ?3");

    private readonly Statement _older = connection.Prepare(
        "SELECT key, last FROM inbox_fact WHERE tenant = ?1 AND platform = ?2 AND last < ?3 AND (last, key) > (?4, ?5) ORDER BY last, key LIMIT ?6");

    private readonly Statement _ages = connection.Prepare(
        "SELECT platform, strftime('%Y-%m', last / 1000, 'unixepoch'), count(*), min(last) FROM inbox_fact WHERE tenant = ?1 GROUP BY 1, 2");

    /// <summary>Conversations by a prefix of their keys.</summary>
    public List<CatalogRow> List(string prefix, string? after, int limit)
    {
        var rows = new List<CatalogRow>();
        if (after is null && _one.Bind(1, prefix).Step())
        {
            rows.Add(new CatalogRow(ConversationKey.Parse(_one.Text(0)), _one.Bytes(1).ToArray()));
        }

        _one.Reset();

        // "0" is the character behind the slash.
        _range.Bind(1, after ?? prefix + "/").Bind(2, prefix + "0").Bind(3, limit - rows.Count);
        while (rows.Count < limit && _range.Step())
        {
            rows.Add(new CatalogRow(ConversationKey.Parse(_range.Text(0)), _range.Bytes(1).ToArray()));
        }

        _range.Reset();
        return rows;
    }

    /// <summary>Conversations whose last message is older than a time, oldest first.</summary>
    public List<AgedConversation> ListOlder(string tenant, ChannelPlatform platform, long before, AgedConversation? after, int limit)
    {
        var rows = new List<AgedConversation>();
        _older.Bind(1, tenant)
            .Bind(2, (long)platform)
            .Bind(3, before)
            .Bind(4, after?.LastActivity ?? 0)
            .Bind(5, after?.Key.Value ?? "")
            .Bind(6, limit);
        while (_older.Step())
        {
            rows.Add(new AgedConversation(ConversationKey.Parse(_older.Text(0)), _older.Number(1)));
        }

        _older.Reset();
        return rows;
    }

    /// <summary>Conversations by platform and month.</summary>
    public List<AgeCount> CountByAge(string tenant)
    {
        var rows = new List<AgeCount>();
        _ages.Bind(1, tenant);
        while (_ages.Step())
        {
            rows.Add(new AgeCount(
                (ChannelPlatform)_ages.Number(0),
                DateOnly.ParseExact(_ages.Text(1), "yyyy-MM", CultureInfo.InvariantCulture),
                _ages.Number(2),
                _ages.Number(3)));
        }

        _ages.Reset();
        return rows;
    }
}
