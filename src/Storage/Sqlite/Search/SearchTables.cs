using System.Collections.Immutable;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>
/// The writer's side of <c>search.db</c>. After something was removed, the log that may still hold it is emptied before
/// anyone is told that it is gone.
/// </summary>
internal sealed class SearchTables : WriterPart
{
    private Connection _connection = null!;
    private Statement _putWorkspace = null!;
    private Statement _findThread = null!;
    private Statement _putThread = null!;
    private Statement _findPosition = null!;
    private Statement _findIdent = null!;
    private Statement _putMessage = null!;
    private Statement _moveMessage = null!;
    private Statement _deleteMessage = null!;
    private Statement _ofThread = null!;
    private Statement _deleteThread = null!;
    private Statement _threads = null!;
    private Statement _deleteWorkspace = null!;
    private Statement _putWords = null!;
    private Statement _deleteWords = null!;
    private Statement _putCursor = null!;
    private Statement _putPart = null!;
    private Statement _partsBefore = null!;
    private Statement _deletePart = null!;
    private Statement _deleteParts = null!;
    private bool _removed;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _putWorkspace = connection.Prepare("INSERT INTO workspace (tenant, key_id, words_key) VALUES (?1, ?2, ?3) ON CONFLICT (tenant) DO NOTHING");
        _findThread = connection.Prepare("SELECT id FROM thread WHERE key = ?1");
        _putThread = connection.Prepare("INSERT INTO thread (workspace, key) VALUES (?1, ?2) RETURNING id");
        _findPosition = connection.Prepare("SELECT id FROM message WHERE thread = ?1 AND position = ?2");
        _findIdent = connection.Prepare("SELECT id FROM message WHERE thread = ?1 AND ident = ?2 AND ident <> 0");
        _putMessage = connection.Prepare("INSERT INTO message (thread, position, version, source, ident) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id");
        _moveMessage = connection.Prepare("UPDATE message SET version = ?2, source = ?3 WHERE id = ?1");
        _deleteMessage = connection.Prepare("DELETE FROM message WHERE id = ?1");
        _ofThread = connection.Prepare("SELECT id FROM message WHERE thread = ?1");
        _deleteThread = connection.Prepare("DELETE FROM thread WHERE id = ?1");
        _threads = connection.Prepare("SELECT key FROM thread WHERE key > ?1 AND key < ?2");
        _deleteWorkspace = connection.Prepare("DELETE FROM workspace WHERE tenant = ?1");
        _putWords = connection.Prepare("INSERT INTO word (rowid, words) VALUES (?1, ?2)");
        _deleteWords = connection.Prepare("DELETE FROM word WHERE rowid = ?1");
        _putPart = connection.Prepare(
            "INSERT INTO part (workspace, platform, kind, at, thread, position, items) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING");
        _partsBefore = connection.Prepare("SELECT position, items FROM part WHERE thread = ?1 AND kind = ?2 AND at < ?3");
        _deletePart = connection.Prepare("DELETE FROM part WHERE thread = ?1 AND position = ?2");
        _deleteParts = connection.Prepare("DELETE FROM part WHERE thread = ?1");
        _putCursor = connection.Prepare("INSERT INTO meta (k, v) VALUES ('feed', ?1) ON CONFLICT (k) DO UPDATE SET v = excluded.v");
    }

    /// <summary>Adds a workspace unless it is there.</summary>
    public void AddWorkspace(string tenant, Guid keyId, byte[] wordsKey) =>
        _putWorkspace.Bind(1, tenant).Bind(2, keyId.ToByteArray(bigEndian: true)).Bind(3, wordsKey).Run();

    /// <summary>Takes changes in and moves the cursor.</summary>
    public void Put(long cursor, ImmutableArray<SearchRow> rows, ImmutableArray<PartRow> parts)
    {
        foreach (var row in rows)
        {
            Put(row);
        }

        foreach (var part in parts)
        {
            var thread = One(_findThread.Bind(1, part.Thread)) ?? One(_putThread.Bind(1, part.Workspace).Bind(2, part.Thread))!.Value;
            _putPart.Bind(1, part.Workspace)
                .Bind(2, part.Platform)
                .Bind(3, part.Kind)
                .Bind(4, part.At)
                .Bind(5, thread)
                .Bind(6, part.Position)
                .Bind(7, part.Items)
                .Run();
        }

        _putCursor.Bind(1, cursor).Run();
    }

    /// <summary>Takes in what was written over in its place; what is not there is not added.</summary>
    public void Restate(ImmutableArray<SearchRow> rows)
    {
        foreach (var row in rows)
        {
            if (One(_findThread.Bind(1, row.Thread)) is { } thread && One(_findPosition.Bind(1, thread).Bind(2, row.Position)) is not null)
            {
                Put(row);
                _removed = true;
            }
        }
    }

    /// <summary>Forgets a conversation's parts from before a time; how many items went.</summary>
    public long Settle(string thread, long kind, long before, ImmutableArray<long> left)
    {
        if (One(_findThread.Bind(1, thread)) is not { } id)
        {
            return 0;
        }

        var parts = new List<(long Position, long Items)>();
        _partsBefore.Bind(1, id).Bind(2, kind).Bind(3, before);
        while (_partsBefore.Step())
        {
            parts.Add((_partsBefore.Number(0), _partsBefore.Number(1)));
        }

        _partsBefore.Reset();
        parts.RemoveAll(part => left.Contains(part.Position));
        parts.ForEach(part => _deletePart.Bind(1, id).Bind(2, part.Position).Run());
        return parts.Sum(static part => part.Items);
    }

    /// <summary>Removes a conversation; how many messages went.</summary>
    public int Erase(string thread)
    {
        if (One(_findThread.Bind(1, thread)) is not { } id)
        {
            return 0;
        }

        var messages = new List<long>();
        _ofThread.Bind(1, id);
        while (_ofThread.Step())
        {
            messages.Add(_ofThread.Number(0));
        }

        messages.ForEach(Delete);
        _deleteParts.Bind(1, id).Run();
        _deleteThread.Bind(1, id).Run();
        return messages.Count;
    }

    /// <summary>Removes a message; how many went.</summary>
    public int Erase(string thread, long position)
    {
        if (One(_findThread.Bind(1, thread)) is not { } id)
        {
            return 0;
        }

        _deletePart.Bind(1, id).Bind(2, position).Run();
        if (One(_findPosition.Bind(1, id).Bind(2, position)) is not { } message)
        {
            return 0;
        }

        Delete(message);
        return 1;
    }

    /// <summary>Removes a workspace; how many messages went.</summary>
    public int EraseWorkspace(string tenant)
    {
        var threads = new List<string>();

        // "0" is the character behind the slash.
        _threads.Bind(1, tenant + "/").Bind(2, tenant + "0");
        while (_threads.Step())
        {
            threads.Add(_threads.Text(0));
        }

        _threads.Reset();
        var removed = threads.Sum(Erase);
        _deleteWorkspace.Bind(1, tenant).Run();
        _removed = true;
        return removed;
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

    private void Put(SearchRow row)
    {
        var thread = One(_findThread.Bind(1, row.Thread));
        if (thread is null && (row.Position < 0 || row.Words.Length == 0))
        {
            return;
        }

        thread ??= One(_putThread.Bind(1, row.Workspace).Bind(2, row.Thread));
        var message = row.Position >= 0
            ? One(_findPosition.Bind(1, thread!.Value).Bind(2, row.Position))
            : One(_findIdent.Bind(1, thread!.Value).Bind(2, row.Ident));
        if (message is { } known)
        {
            if (row.Words.Length == 0)
            {
                Delete(known);
                return;
            }

            _moveMessage.Bind(1, known).Bind(2, row.Version).Bind(3, row.Source).Run();
            _deleteWords.Bind(1, known).Run();
            _putWords.Bind(1, known).Bind(2, row.Words).Run();
        }
        else if (row.Position >= 0 && row.Words.Length > 0)
        {
            _putMessage.Bind(1, thread.Value).Bind(2, row.Position).Bind(3, row.Version).Bind(4, row.Source).Bind(5, row.Ident);
            _putWords.Bind(1, One(_putMessage) ?? 0).Bind(2, row.Words).Run();
        }
    }

    private void Delete(long message)
    {
        _deleteWords.Bind(1, message).Run();
        _deleteMessage.Bind(1, message).Run();
        _removed = true;
    }

    private static long? One(Statement statement)
    {
        long? id = null;
        while (statement.Step())
        {
            id ??= statement.Number(0);
        }

        return id;
    }
}
