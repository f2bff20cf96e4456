using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>A reading connection's statements on <c>contacts.db</c>. Each is bound to one workspace.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class ContactReader(Connection connection)
{
    private const int MostOfOneIdentity = 20;
    private const string Columns = "name, version, created, seen, root, key_id, sealed";

    private readonly Statement _byName = connection.Prepare($"SELECT {Columns} FROM contact WHERE tenant = ?1 AND name = ?2");
    private readonly Statement _members = connection.Prepare($"SELECT {Columns} FROM contact WHERE tenant = ?1 AND root = ?2 ORDER BY id");
    private readonly Statement _byRow = connection.Prepare($"SELECT {Columns} FROM contact WHERE id = ?1");
    private readonly Statement _ofConversation = connection.Prepare(
        "SELECT c.name FROM conversation v JOIN contact c ON c.id = v.contact WHERE v.key = ?2 AND c.tenant = ?1");

    private readonly Statement _conversations = connection.Prepare(
        "SELECT v.key FROM contact c JOIN conversation v ON v.contact = c.id WHERE c.tenant = ?1 AND c.name = ?2 ORDER BY v.key");

    private readonly Statement _ofIdentity = connection.Prepare(
        "SELECT DISTINCT COALESCE(c.root, c.name) FROM identity i JOIN contact c ON c.id = i.contact WHERE i.tenant = ?1 AND i.hash = ?2 LIMIT ?3");

    private readonly Statement _duplicates = connection.Prepare(
        "SELECT i.hash FROM identity i JOIN contact c ON c.id = i.contact WHERE i.tenant = ?1 AND i.owned = 0 "
        + "GROUP BY i.hash HAVING COUNT(DISTINCT COALESCE(c.root, c.name)) > 1 LIMIT ?2");

    private readonly Statement _part = connection.Prepare("SELECT content FROM part WHERE tenant = ?1 AND file = ?2 AND number = ?3");

    private readonly Statement _files = connection.Prepare("SELECT DISTINCT file FROM part WHERE tenant = ?1");

    /// <summary>A contact with those merged with it, the root first.</summary>
    public ImmutableArray<ContactRecord> Group(string tenant, string name)
    {
        var root = One(_byName.Bind(1, tenant).Bind(2, name));
        if (root?.Root is { } above)
        {
            root = One(_byName.Bind(1, tenant).Bind(2, above));
        }

        if (root is null)
        {
            return [];
        }

        var group = ImmutableArray.CreateBuilder<ContactRecord>();
        group.Add(root);
        _members.Bind(1, tenant).Bind(2, root.Id);
        while (_members.Step())
        {
            group.Add(Read(_members));
        }

        return group.ToImmutable();
    }

    /// <summary>The contact of a conversation.</summary>
    public string? OfConversation(string tenant, string conversation) => Texts(_ofConversation.Bind(1, tenant).Bind(2, conversation)).FirstOrDefault();

    /// <summary>The conversations of contacts.</summary>
    public ImmutableArray<string> Conversations(string tenant, ImmutableArray<string> names) =>
        [.. names.SelectMany(name => Texts(_conversations.Bind(1, tenant).Bind(2, name)))];

    /// <summary>The contacts with an identity.</summary>
    public ImmutableArray<string> OfIdentity(string tenant, long hash) => [.. Texts(_ofIdentity.Bind(1, tenant).Bind(2, hash).Bind(3, MostOfOneIdentity))];

    /// <summary>Groups that share an identity.</summary>
    public ImmutableArray<ImmutableArray<string>> Duplicates(string tenant, int limit)
    {
        var hashes = new List<long>();
        _duplicates.Bind(1, tenant).Bind(2, limit);
        while (_duplicates.Step())
        {
            hashes.Add(_duplicates.Number(0));
        }

        return [.. hashes.Select(hash => OfIdentity(tenant, hash))];
    }

    /// <summary>A part of a file.</summary>
    public byte[]? Part(string tenant, string file, int number)
    {
        var content = _part.Bind(1, tenant).Bind(2, file).Bind(3, number).Step() ? _part.Bytes(0).ToArray() : null;
        _part.Reset();
        return content;
    }

    /// <summary>The files of a workspace.</summary>
    public ImmutableArray<string> Files(string tenant) => [.. Texts(_files.Bind(1, tenant))];

    /// <summary>A page of roots.</summary>
    public ContactHits Search(string tenant, ContactSearch search)
    {
        var after = (Place: long.MaxValue, Id: long.MaxValue);
        if (search.After is not null && !TryParse(search.After, out after))
        {
            return new ContactHits([], null);
        }

        var sql = new ContactSql(search);
        var places = new List<(long Place, long Id)>(search.Limit + 1);
        using (var statement = connection.PrepareOnce(sql.Page))
        {
            sql.Bind(statement, tenant);
            statement.Bind(2, after.Place).Bind(3, after.Id).Bind(4, search.Limit + 1);
            while (statement.Step())
            {
                places.Add((statement.Number(0), statement.Number(1)));
            }
        }

        var more = places.Count > search.Limit;
        if (more)
        {
            places.RemoveAt(search.Limit);
        }

        var records = ImmutableArray.CreateBuilder<ContactRecord>(places.Count);
        foreach (var (_, id) in places)
        {
            if (One(_byRow.Bind(1, id)) is { } record)
            {
                records.Add(record);
            }
        }

        return new ContactHits(records.ToImmutable(), more ? string.Create(CultureInfo.InvariantCulture, $"{places[^1].Place}.{places[^1].Id}") : null);
    }

    /// <summary>How many roots match.</summary>
    public long Count(string tenant, ContactSearch search)
    {
        var sql = new ContactSql(search);
        using var statement = connection.PrepareOnce(sql.Count);
        sql.Bind(statement, tenant);
        return statement.Step() ? statement.Number(0) : 0;
    }

    private static ContactRecord? One(Statement statement)
    {
        var record = statement.Step() ? Read(statement) : null;
        statement.Reset();
        return record;
    }

    private static ContactRecord Read(Statement statement) => new()
    {
        Id = statement.Text(0),
        Version = statement.Number(1),
        Created = statement.Number(2),
        Seen = statement.Number(3),
        Root = statement.IsNull(4) ? null : statement.Text(4),
        KeyId = new Guid(statement.Bytes(5), bigEndian: true),
        Sealed = statement.Bytes(6).ToArray(),
    };

    private static List<string> Texts(Statement statement)
    {
        var texts = new List<string>();
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        return texts;
    }

    private static bool TryParse(string cursor, out (long Place, long Id) place)
    {
        place = default;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out place.Place)
            && long.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out place.Id);
    }
}
