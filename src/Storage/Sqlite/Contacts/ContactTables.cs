using System.Collections.Immutable;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>
/// The writer's side of <c>contacts.db</c>. After something was removed, the log that may still hold it is emptied before
/// anyone is told that it is gone.
/// </summary>
internal sealed class ContactTables : WriterPart
{
    private Connection _connection = null!;
    private Statement _find = null!;
    private Statement _owner = null!;
    private Statement _insert = null!;
    private Statement _update = null!;
    private Statement _delete = null!;
    private Statement _putIdentity = null!;
    private Statement _putConversation = null!;
    private Statement _putFact = null!;
    private Statement _putWords = null!;
    private Statement _deleteIdentities = null!;
    private Statement _deleteConversations = null!;
    private Statement _deleteFacts = null!;
    private Statement _deleteWords = null!;
    private Statement _putPart = null!;
    private Statement _deleteParts = null!;
    private Statement _deleteConversation = null!;
    private Statement _some = null!;
    private Statement _deleteAllParts = null!;
    private Statement _deleteAllConversations = null!;
    private Statement _deleteAllIdentities = null!;
    private bool _removed;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _find = connection.Prepare("SELECT id, version FROM contact WHERE tenant = ?1 AND name = ?2");
        _owner = connection.Prepare("SELECT contact FROM identity WHERE tenant = ?1 AND hash = ?2 AND owned = 1");
        _insert = connection.Prepare(
            "INSERT INTO contact (tenant, name, version, created, seen, flags, root, key_id, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id");
        _update = connection.Prepare("UPDATE contact SET version = ?2, created = ?3, seen = ?4, flags = ?5, root = ?6, key_id = ?7, sealed = ?8 WHERE id = ?1");
        _delete = connection.Prepare("DELETE FROM contact WHERE id = ?1");
        _putIdentity = connection.Prepare("INSERT OR IGNORE INTO identity (tenant, hash, contact, owned) VALUES (?1, ?2, ?3, ?4)");
        _putConversation = connection.Prepare("INSERT INTO conversation (key, contact) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET contact = excluded.contact");
        _putFact = connection.Prepare("INSERT OR IGNORE INTO fact (field, value, contact, number) VALUES (?1, ?2, ?3, ?4)");
        _putWords = connection.Prepare("INSERT INTO word (rowid, words) VALUES (?1, ?2)");
        _deleteIdentities = connection.Prepare("DELETE FROM identity WHERE contact = ?1");
        _deleteConversations = connection.Prepare("DELETE FROM conversation WHERE contact = ?1");
        _deleteFacts = connection.Prepare("DELETE FROM fact WHERE contact = ?1");
        _deleteWords = connection.Prepare("DELETE FROM word WHERE rowid = ?1");
        _putPart = connection.Prepare("INSERT OR REPLACE INTO part (tenant, file, number, content) VALUES (?1, ?2, ?3, ?4)");
        _deleteParts = connection.Prepare("DELETE FROM part WHERE tenant = ?1 AND file = ?2");
        _deleteConversation = connection.Prepare("DELETE FROM conversation WHERE key = ?1");
        _some = connection.Prepare("SELECT name FROM contact WHERE tenant = ?1 LIMIT ?2");
        _deleteAllParts = connection.Prepare("DELETE FROM part WHERE tenant = ?1");
        _deleteAllConversations = connection.Prepare("DELETE FROM conversation WHERE key > ?1 AND key < ?2");
        _deleteAllIdentities = connection.Prepare("DELETE FROM identity WHERE tenant = ?1");
    }

    /// <summary>Writes contacts, all or none.</summary>
    /// <exception cref="ContactConflictException">One has another version, or an identity is another's. Nothing was written.</exception>
    public void Save(string tenant, ImmutableArray<ContactWrite> writes)
    {
        var rows = new long[writes.Length];
        for (var index = 0; index < writes.Length; index++)
        {
            rows[index] = Check(tenant, writes[index]);
        }

        CheckOwners(tenant, writes, rows);
        for (var index = 0; index < writes.Length; index++)
        {
            Write(tenant, writes[index], rows[index]);
        }
    }

    /// <summary>Removes a contact with everything that finds it.</summary>
    public void Remove(string tenant, string name)
    {
        if (Find(tenant, name) is var (id, _))
        {
            foreach (var statement in (ReadOnlySpan<Statement>)[_deleteIdentities, _deleteConversations, _deleteFacts, _deleteWords, _delete])
            {
                statement.Bind(1, id).Run();
            }

            _removed = true;
        }
    }

    /// <summary>A conversation is nobody's any more.</summary>
    public void Unlink(string conversation)
    {
        _deleteConversation.Bind(1, conversation).Run();
        _removed = true;
    }

    /// <summary>Removes some contacts of a workspace, and with the last of them whatever else is left; how many contacts went.</summary>
    public int EraseSome(string tenant)
    {
        const int Together = 100;
        var names = new List<string>(Together);
        _some.Bind(1, tenant).Bind(2, Together);
        while (_some.Step())
        {
            names.Add(_some.Text(0));
        }

        _some.Reset();
        names.ForEach(name => Remove(tenant, name));
        if (names.Count == 0)
        {
            _deleteAllParts.Bind(1, tenant).Run();
            _deleteAllIdentities.Bind(1, tenant).Run();

            // "0" is the character behind the slash.
            _deleteAllConversations.Bind(1, tenant + "/").Bind(2, tenant + "0").Run();
            _removed = true;
        }

        return names.Count;
    }

    /// <summary>Keeps a part of a file.</summary>
    public void PutPart(string tenant, string file, int number, ReadOnlySpan<byte> content) =>
        _putPart.Bind(1, tenant).Bind(2, file).Bind(3, number).Bind(4, content).Run();

    /// <summary>Removes a file.</summary>
    public void RemoveFile(string tenant, string file)
    {
        _deleteParts.Bind(1, tenant).Bind(2, file).Run();
        _removed |= _connection.Changes > 0;
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

    /// <summary>The row of a contact whose version is the expected one; 0 for a new contact.</summary>
    private long Check(string tenant, ContactWrite write)
    {
        var found = Find(tenant, write.Record.Id);
        return (found?.Version ?? 0) == write.Record.Version - 1 ? found?.Id ?? 0 : throw new ContactConflictException(write.Record.Id);
    }

    /// <summary>An identity that only one may have must be nobody's, or one of those that are written here.</summary>
    private void CheckOwners(string tenant, ImmutableArray<ContactWrite> writes, long[] rows)
    {
        var taken = new HashSet<long>();
        foreach (var write in writes)
        {
            foreach (var identity in write.Owned)
            {
                if (!taken.Add(identity))
                {
                    throw new ContactConflictException(write.Record.Id);
                }

                _owner.Bind(1, tenant).Bind(2, identity);
                var owner = _owner.Step() ? _owner.Number(0) : 0;
                _owner.Reset();
                if (owner != 0 && Array.IndexOf(rows, owner) < 0)
                {
                    throw new ContactConflictException(write.Record.Id);
                }
            }
        }
    }

    private void Write(string tenant, ContactWrite write, long row)
    {
        if (row == 0)
        {
            _insert.Bind(1, tenant).Bind(2, write.Record.Id);
            Fill(_insert, write, 3);
            while (_insert.Step())
            {
                row = _insert.Number(0);
            }
        }
        else
        {
            Fill(_update.Bind(1, row), write, 2).Run();
            _deleteIdentities.Bind(1, row).Run();
            _deleteFacts.Bind(1, row).Run();
            _deleteWords.Bind(1, row).Run();
        }

        foreach (var identity in write.Owned)
        {
            _putIdentity.Bind(1, tenant).Bind(2, identity).Bind(3, row).Bind(4, 1).Run();
        }

        foreach (var identity in write.Shared)
        {
            _putIdentity.Bind(1, tenant).Bind(2, identity).Bind(3, row).Bind(4, 0).Run();
        }

        foreach (var conversation in write.Conversations)
        {
            _putConversation.Bind(1, conversation).Bind(2, row).Run();
        }

        if (write.Index is { } index)
        {
            PutIndex(index, row);
        }
    }

    private void PutIndex(ContactIndexEntry index, long row)
    {
        foreach (var fact in index.Facts)
        {
            _putFact.Bind(1, fact.Field).Bind(2, fact.Value).Bind(3, row);
            (fact.Number is { } number ? _putFact.Bind(4, number) : _putFact.BindNull(4)).Run();
        }

        _putWords.Bind(1, row).Bind(2, index.Words).Run();
    }

    private static Statement Fill(Statement statement, ContactWrite write, int first)
    {
        var record = write.Record;
        statement.Bind(first, record.Version).Bind(first + 1, record.Created).Bind(first + 2, record.Seen).Bind(first + 3, write.Index?.Flags ?? 0);
        return (record.Root is { } root ? statement.Bind(first + 4, root) : statement.BindNull(first + 4))
            .Bind(first + 5, record.KeyId.ToByteArray(bigEndian: true))
            .Bind(first + 6, record.Sealed.Span);
    }

    private (long Id, long Version)? Find(string tenant, string name)
    {
        (long, long)? found = _find.Bind(1, tenant).Bind(2, name).Step() ? (_find.Number(0), _find.Number(1)) : null;
        _find.Reset();
        return found;
    }
}
