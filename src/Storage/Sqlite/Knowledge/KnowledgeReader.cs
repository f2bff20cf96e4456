using System.Globalization;
using System.Text.Json;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>A reading connection's statements on <c>knowledge.db</c>. Each is bound to one workspace.</summary>
internal sealed class KnowledgeReader(Connection connection)
{
    // A word of a heading or question says more than one of the text; pieces of words only help where words fail.
    private const double HeadingWeight = 2.0;
    private const double BodyWeight = 1.0;
    private const double PartWeight = 0.1;

    private const string DocumentColumns = "d.id, d.base, d.name, d.hash, d.language, d.sealed";
    private const string PassageColumns = "p.document, p.name, p.page, p.sealed";

    private readonly Statement _workspace = connection.Prepare("SELECT id, key_id, words_key FROM workspace WHERE tenant = ?1");
    private readonly Statement _revision = connection.Prepare("SELECT revision FROM workspace WHERE id = ?1");
    private readonly Statement _names = connection.Prepare(
        "SELECT p.name FROM passage p JOIN document d ON d.id = p.document WHERE d.workspace = ?1 AND d.name = ?2 AND d.language = ?3");

    private readonly Statement _documents = connection.Prepare($"SELECT {DocumentColumns} FROM document d WHERE d.workspace = ?1 AND d.base = ?2 ORDER BY d.name");
    private readonly Statement _document = connection.Prepare($"SELECT {DocumentColumns} FROM document d WHERE d.workspace = ?1 AND d.id = ?2");
    private readonly Statement _passages = connection.Prepare(
        $"SELECT {PassageColumns}, 0 FROM passage p JOIN document d ON d.id = p.document WHERE d.workspace = ?1 AND d.name = ?2 ORDER BY p.position");

    private readonly Statement _bare = connection.Prepare($"SELECT {PassageColumns}, 0 FROM passage p WHERE p.workspace = ?1 AND p.model IS NOT ?2 ORDER BY p.id LIMIT ?3");
    private readonly Statement _vectors = connection.Prepare(
        "SELECT p.name, d.base, p.vector FROM passage p JOIN document d ON d.id = p.document WHERE p.workspace = ?1 AND p.model = ?2");

    private readonly Statement _passage = connection.Prepare($"SELECT {PassageColumns}, 0 FROM passage p WHERE p.workspace = ?1 AND p.name = ?2");

    /// <summary>A workspace, or null.</summary>
    public StoredWorkspace? Workspace(string tenant)
    {
        var found = _workspace.Bind(1, tenant).Step()
            ? new StoredWorkspace(_workspace.Number(0), new Guid(_workspace.Bytes(1), bigEndian: true), _workspace.Bytes(2).ToArray())
            : null;
        _workspace.Reset();
        return found;
    }

    /// <summary>The number that every change raises; 0 when the workspace is gone.</summary>
    public long Revision(long workspace)
    {
        var revision = _revision.Bind(1, workspace).Step() ? _revision.Number(0) : 0;
        _revision.Reset();
        return revision;
    }

    /// <summary>The ids of a document's passages, if its words were read in that language.</summary>
    public HashSet<string> Names(long workspace, string document, string language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _names.Bind(1, workspace).Bind(2, document).Bind(3, language);
        while (_names.Step())
        {
            names.Add(_names.Text(0));
        }

        return names;
    }

    /// <summary>The documents of a knowledge base, by id.</summary>
    public List<StoredDocument> Documents(long workspace, string knowledgeBase)
    {
        var documents = new List<StoredDocument>();
        _documents.Bind(1, workspace).Bind(2, knowledgeBase);
        while (_documents.Step())
        {
            documents.Add(ReadDocument(_documents));
        }

        return documents;
    }

    /// <summary>A document by its number, or null.</summary>
    public StoredDocument? Document(long workspace, long id)
    {
        var found = _document.Bind(1, workspace).Bind(2, id).Step() ? ReadDocument(_document) : null;
        _document.Reset();
        return found;
    }

    /// <summary>The passages of a document, in order.</summary>
    public List<StoredPassage> Passages(long workspace, string document) => ReadPassages(_passages.Bind(1, workspace).Bind(2, document));

    /// <summary>A passage by its id, or null.</summary>
    public StoredPassage? Passage(long workspace, string name) => ReadPassages(_passage.Bind(1, workspace).Bind(2, name)) is [var passage, ..] ? passage : null;

    /// <summary>Passages without a vector of a model.</summary>
    public List<StoredPassage> WithoutVector(long workspace, string model, int limit) => ReadPassages(_bare.Bind(1, workspace).Bind(2, model).Bind(3, limit));

    /// <summary>The sealed vectors of a model.</summary>
    public List<(string Passage, string Base, byte[] Sealed)> Vectors(long workspace, string model)
    {
        var vectors = new List<(string, string, byte[])>();
        _vectors.Bind(1, workspace).Bind(2, model);
        while (_vectors.Step())
        {
            vectors.Add((_vectors.Text(0), _vectors.Text(1), _vectors.Bytes(2).ToArray()));
        }

        return vectors;
    }

    /// <summary>The passages that fit hashed words best.</summary>
    public List<StoredPassage> Search(long workspace, string match, IEnumerable<string> bases, int limit)
    {
        var words = KnowledgeSchema.Words(workspace);
        var weights = string.Create(CultureInfo.InvariantCulture, $"{HeadingWeight}, {BodyWeight}, {PartWeight}");
        using var search = connection.PrepareOnce(
            $"""
             SELECT {PassageColumns}, -bm25({words}, {weights}) AS score
             FROM {words} JOIN passage p ON p.id = {words}.rowid JOIN document d ON d.id = p.document
             WHERE {words} MATCH ?1 AND p.workspace = ?2 AND d.base IN (SELECT value FROM json_each(?3))
             ORDER BY score DESC, p.name LIMIT ?4
             """);
        return ReadPassages(search.Bind(1, match).Bind(2, workspace).Bind(3, JsonSerializer.Serialize(bases, KnowledgeJson.Default.IEnumerableString)).Bind(4, limit));
    }

    private static StoredDocument ReadDocument(Statement row) =>
        new(row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Bytes(5).ToArray());

    private static List<StoredPassage> ReadPassages(Statement rows)
    {
        var passages = new List<StoredPassage>();
        while (rows.Step())
        {
            passages.Add(new StoredPassage(rows.Number(0), rows.Text(1), rows.IsNull(2) ? null : (int)rows.Number(2), rows.Bytes(3).ToArray(), rows.Real(4)));
        }

        return passages;
    }
}
