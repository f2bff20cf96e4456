using Chatbotics.Grains.Knowledge;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>
/// The writer's side of <c>knowledge.db</c>. After something was removed, the log that may still hold it is emptied before
/// anyone is told that it is gone.
/// </summary>
internal sealed class KnowledgeTables : WriterPart
{
    private Connection _connection = null!;
    private Statement _putWorkspace = null!;
    private Statement _revise = null!;
    private Statement _findDocument = null!;
    private Statement _putDocument = null!;
    private Statement _passages = null!;
    private Statement _putPassage = null!;
    private Statement _movePassage = null!;
    private Statement _deletePassage = null!;
    private Statement _deleteDocument = null!;
    private Statement _putVector = null!;
    private bool _removed;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _putWorkspace = connection.Prepare("INSERT INTO workspace (tenant, key_id, words_key, revision) VALUES (?1, ?2, ?3, 1) ON CONFLICT (tenant) DO NOTHING RETURNING id");
        _revise = connection.Prepare("UPDATE workspace SET revision = revision + 1 WHERE id = ?1");
        _findDocument = connection.Prepare("SELECT id, language FROM document WHERE workspace = ?1 AND name = ?2");
        _putDocument = connection.Prepare(
            "INSERT INTO document (workspace, name, base, hash, language, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (workspace, name) "
            + "DO UPDATE SET base = excluded.base, hash = excluded.hash, language = excluded.language, sealed = excluded.sealed RETURNING id");
        _passages = connection.Prepare("SELECT id, name FROM passage WHERE document = ?1");
        _putPassage = connection.Prepare("INSERT INTO passage (workspace, document, name, position, page, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id");
        _movePassage = connection.Prepare("UPDATE passage SET position = ?2, page = ?3 WHERE id = ?1 AND (position <> ?2 OR page IS NOT ?3)");
        _deletePassage = connection.Prepare("DELETE FROM passage WHERE id = ?1");
        _deleteDocument = connection.Prepare("DELETE FROM document WHERE id = ?1");
        _putVector = connection.Prepare("UPDATE passage SET model = ?3, vector = ?4 WHERE workspace = ?1 AND name = ?2");
    }

    /// <summary>Adds a workspace unless it is there.</summary>
    public void AddWorkspace(string tenant, Guid keyId, byte[] wordsKey)
    {
        _putWorkspace.Bind(1, tenant).Bind(2, keyId.ToByteArray(bigEndian: true)).Bind(3, wordsKey);
        if (Returned(_putWorkspace) is { } id)
        {
            _connection.Execute(KnowledgeSchema.CreateWords(id));
        }
    }

    /// <summary>
    /// Puts a document and its passages in. Null, with nothing changed, when the workspace or a passage that was thought to
    /// be there is not: the caller looks again.
    /// </summary>
    public IndexChange? Put(long workspace, StoredDocument document, IReadOnlyList<NewPassage> passages)
    {
        _revise.Bind(1, workspace).Run();
        if (_connection.Changes == 0)
        {
            return null;
        }

        var known = Known(workspace, document);
        if (passages.Any(passage => passage.Content is null && !known.ContainsKey(passage.Name)))
        {
            return null;
        }

        _putDocument.Bind(1, workspace).Bind(2, document.Name).Bind(3, document.Base).Bind(4, document.Hash).Bind(5, document.Language).Bind(6, document.Sealed);
        var id = Returned(_putDocument) ?? 0;
        var (added, kept) = (0, 0);
        using var putWords = _connection.PrepareOnce($"INSERT INTO {KnowledgeSchema.Words(workspace)} (rowid, headings, body, parts) VALUES (?1, ?2, ?3, ?4)");
        for (var position = 0; position < passages.Count; position++)
        {
            var passage = passages[position];
            if (known.Remove(passage.Name, out var row))
            {
                Page(_movePassage.Bind(1, row).Bind(2, position), 3, passage.Page).Run();
                kept++;
                continue;
            }

            var content = passage.Content!;
            _putPassage.Bind(1, workspace).Bind(2, id).Bind(3, passage.Name).Bind(4, position).Bind(6, content.Sealed);
            row = Returned(Page(_putPassage, 5, passage.Page)) ?? 0;
            putWords.Bind(1, row).Bind(2, content.Headings).Bind(3, content.Body).Bind(4, content.Parts).Run();
            added++;
        }

        Delete(workspace, known.Values);
        return new IndexChange(added, kept, known.Count);
    }

    /// <summary>Removes a document and its passages.</summary>
    public void Remove(long workspace, string document)
    {
        if (Find(workspace, document) is not var (id, _))
        {
            return;
        }

        Delete(workspace, Rows(id).Values);
        _deleteDocument.Bind(1, id).Run();
        _revise.Bind(1, workspace).Run();
        _removed = true;
    }

    /// <summary>Removes everything of a workspace.</summary>
    public void Erase(long workspace)
    {
        _connection.Execute($"DROP TABLE IF EXISTS {KnowledgeSchema.Words(workspace)}");
        foreach (var table in (ReadOnlySpan<string>)["passage", "document"])
        {
            using var delete = _connection.PrepareOnce($"DELETE FROM {table} WHERE workspace = ?1");
            delete.Bind(1, workspace).Run();
        }

        using var last = _connection.PrepareOnce("DELETE FROM workspace WHERE id = ?1");
        last.Bind(1, workspace).Run();
        _removed = true;
    }

    /// <summary>Adds vectors to passages that are still there.</summary>
    public void PutVectors(long workspace, string model, IReadOnlyList<(string Passage, byte[] Sealed)> vectors)
    {
        foreach (var (passage, vector) in vectors)
        {
            _putVector.Bind(1, workspace).Bind(2, passage).Bind(3, model).Bind(4, vector).Run();
        }

        _revise.Bind(1, workspace).Run();
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        if (!_removed)
        {
            return;
        }

        try
        {
            // A reader may hold the log for an instant: then the next batch, or the end of the process, empties it.
            _removed = _connection.Checkpoint(truncate: true, out _) < 0;
        }
        catch (SqliteFault fault) when (!fault.IsFailedSync)
        {
            // The removal itself is durable; only the log still holds what was removed.
        }
    }

    /// <summary>The passages that may stay: none when the document's words were read in another language.</summary>
    private Dictionary<string, long> Known(long workspace, StoredDocument document)
    {
        if (Find(workspace, document.Name) is not var (id, language))
        {
            return [];
        }

        var rows = Rows(id);
        if (language != document.Language)
        {
            Delete(workspace, rows.Values);
            return [];
        }

        return rows;
    }

    private (long Id, string Language)? Find(long workspace, string document)
    {
        (long, string)? found = _findDocument.Bind(1, workspace).Bind(2, document).Step() ? (_findDocument.Number(0), _findDocument.Text(1)) : null;
        _findDocument.Reset();
        return found;
    }

    private Dictionary<string, long> Rows(long document)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        _passages.Bind(1, document);
        while (_passages.Step())
        {
            rows[_passages.Text(1)] = _passages.Number(0);
        }

        return rows;
    }

    private void Delete(long workspace, IReadOnlyCollection<long> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var deleteWords = _connection.PrepareOnce($"DELETE FROM {KnowledgeSchema.Words(workspace)} WHERE rowid = ?1");
        foreach (var row in rows)
        {
            deleteWords.Bind(1, row).Run();
            _deletePassage.Bind(1, row).Run();
        }

        _removed = true;
    }

    private static Statement Page(Statement statement, int index, int? page) => page is { } number ? statement.Bind(index, number) : statement.BindNull(index);

    private static long? Returned(Statement statement)
    {
        long? id = null;
        while (statement.Step())
        {
            id = statement.Number(0);
        }

        return id;
    }
}
