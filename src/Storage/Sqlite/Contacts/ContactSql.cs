using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>
/// The statements of one search. Every value that stands in them is a number that this program computed; the workspace, the
/// cursor and the words are bound.
/// </summary>
internal sealed class ContactSql
{
    private const int WordsAt = 5;
    private readonly string? _words;

    /// <summary>Puts the statements together.</summary>
    /// <param name="search">The search.</param>
    public ContactSql(ContactSearch search)
    {
        var place = search.Sort is ContactSort.Created ? "created" : "seen";
        var index = search.Sort is ContactSort.Created ? "contact_created" : "contact_seen";
        var where = new StringBuilder("c.tenant = ?1 AND c.root IS NULL");
        foreach (var test in search.Tests)
        {
            where.Append(" AND ").Append(test.Not ? "NOT " : "").Append('(').Append(Test(test)).Append(')');
        }

        string from;
        if (search.Words.IsEmpty)
        {
            from = $"contact c INDEXED BY {index}";
        }
        else
        {
            // The words first: there are always fewer hits than contacts.
            _words = string.Join(" AND ", search.Words.Select(static word => $"\"{word}\""));
            from = "word CROSS JOIN contact c ON c.id = word.rowid";
            where.Append(CultureInfo.InvariantCulture, $" AND word MATCH ?{WordsAt}");
        }

        Page = $"SELECT c.{place}, c.id FROM {from} WHERE {where} AND (c.{place}, c.id) < (?2, ?3) ORDER BY c.{place} DESC, c.id DESC LIMIT ?4";
        Count = $"SELECT COUNT(*) FROM {from} WHERE {where}";
    }

    /// <summary>A page: place and row. ?2 and ?3: the cursor; ?4: how many.</summary>
    public string Page { get; }

    /// <summary>The number of all.</summary>
    public string Count { get; }

    /// <summary>Binds what both statements need.</summary>
    /// <param name="statement">One of them.</param>
    /// <param name="tenant">The workspace.</param>
    public void Bind(Statement statement, string tenant)
    {
        statement.Bind(1, tenant);
        if (_words is not null)
        {
            statement.Bind(WordsAt, _words);
        }
    }

    private static string Test(ContactTest test) => test.Kind switch
    {
        ContactTestKind.Flag => string.Create(CultureInfo.InvariantCulture, $"c.flags & {test.Value ?? 0} <> 0"),
        ContactTestKind.Seen => Range("c.seen", test),
        ContactTestKind.Created => Range("c.created", test),
        _ => "c.id IN (SELECT f.contact FROM fact f WHERE " + Fact(test) + ")",
    };

    private static string Fact(ContactTest test)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"f.field = {test.Field}");
        return test.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{field} AND f.value = {value}")
            : test.Low is null && test.High is null ? field
            : $"{field} AND f.number IS NOT NULL AND {Range("f.number", test)}";
    }

    private static string Range(string column, ContactTest test) => (test.Low, test.High) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{column} >= {low:R} AND {column} < {high:R}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"{column} >= {low:R}"),
        (null, { } high) => string.Create(CultureInfo.InvariantCulture, $"{column} < {high:R}"),
        _ => "1",
    };
}
