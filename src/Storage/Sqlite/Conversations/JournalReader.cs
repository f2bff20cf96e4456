using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>A reading connection's statements on the journal, and the way along its rows.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class JournalReader(Connection connection)
{
    private readonly Statement _byKey = connection.Prepare(
        "SELECT c.id, c.header, h.version, h.last, h.snapshot, h.wake, h.projected FROM conv c LEFT JOIN head h ON h.id = c.id WHERE c.key = ?1");

    private readonly Statement _header = connection.Prepare("SELECT header FROM conv WHERE id = ?1");

    private readonly Statement _entry = connection.Prepare(
        "SELECT conv, seq, count, prev, skip, flags, body FROM entry WHERE id = ?1");

    private readonly Statement _due = connection.Prepare(
        "SELECT h.id, c.key, h.wake FROM head h JOIN conv c ON c.id = h.id WHERE h.shard = ?1 AND h.wake > 0 AND h.wake <= ?2 ORDER BY h.wake");

    private readonly Statement _behind = connection.Prepare(
        "SELECT h.id, c.key FROM head h JOIN conv c ON c.id = h.id WHERE h.shard = ?1 AND h.projected < h.version");

    /// <summary>The head of a conversation as the file has it; false when the file has none.</summary>
    public bool TryFind(string key, out JournalHead head, out long projected, out byte[] header)
    {
        head = default;
        projected = 0;
        header = [];
        if (!_byKey.Bind(1, key).Step())
        {
            return false;
        }

        var complete = !_byKey.IsNull(2);
        if (complete)
        {
            head.Conversation = _byKey.Number(0);
            header = _byKey.Bytes(1).ToArray();
            head.Version = _byKey.Number(2);
            head.Last = _byKey.Number(3);
            head.Snapshot = _byKey.Number(4);
            head.Wake = _byKey.Number(5);
            projected = _byKey.Number(6);
        }

        _byKey.Reset();
        return complete;
    }

    /// <summary>A conversation's header; false when it was erased.</summary>
    public bool TryReadHeader(long conversation, out byte[] header)
    {
        var found = _header.Bind(1, conversation).Step();
        header = found ? _header.Bytes(0).ToArray() : [];
        _header.Reset();
        return found;
    }

    /// <summary>The latest snapshot and the records after it; false when the rows are gone.</summary>
    public bool TryReadTail(in JournalHead head, out JournalRecord? snapshot, out ImmutableArray<JournalRecord> records)
    {
        snapshot = null;
        records = [];
        var newestFirst = new List<JournalRecord>(32);
        for (var id = head.Last; id != 0;)
        {
            if (!Seek(id, head.Conversation))
            {
                return false;
            }

            var record = Current();
            var isSnapshot = (_entry.Number(5) & JournalWriter.SnapshotFlag) != 0;
            id = isSnapshot ? 0 : _entry.Number(3);
            _entry.Reset();
            if (isSnapshot)
            {
                snapshot = record;
            }
            else
            {
                newestFirst.Add(record);
            }
        }

        newestFirst.Reverse();
        records = [.. newestFirst];
        return true;
    }

    /// <summary>Records before a version, newest first; false when the rows are gone.</summary>
    public bool TryReadBackwards(in JournalHead head, long before, int count, out ImmutableArray<JournalRecord> records)
    {
        records = [];
        if (!TrySkip(head, before, out var id))
        {
            return false;
        }

        var result = ImmutableArray.CreateBuilder<JournalRecord>();
        while (id != 0 && result.Count < count)
        {
            if (!Seek(id, head.Conversation))
            {
                return false;
            }

            if (_entry.Number(1) < before && (_entry.Number(5) & JournalWriter.SnapshotFlag) == 0)
            {
                result.Add(Current());
            }

            id = _entry.Number(3);
            _entry.Reset();
        }

        records = result.DrainToImmutable();
        return true;
    }

    /// <summary>Due conversations that the file knows of, without those in <paramref name="except"/>, earliest first.</summary>
    public void ReadDue(int shard, long until, int limit, HashSet<long> except, List<DueConversation> into)
    {
        _due.Bind(1, shard).Bind(2, until);
        for (var left = limit; left > 0 && _due.Step();)
        {
            if (!except.Contains(_due.Number(0)))
            {
                into.Add(new DueConversation(ConversationKey.Parse(_due.Text(1)), _due.Number(2)));
                left--;
            }
        }

        _due.Reset();
    }

    /// <summary>Conversations that the projections have not caught up with, without those in <paramref name="except"/>.</summary>
    public void ReadBehind(int shard, int limit, HashSet<long> except, List<DueConversation> into)
    {
        _behind.Bind(1, shard);
        for (var left = limit; left > 0 && _behind.Step();)
        {
            if (!except.Contains(_behind.Number(0)))
            {
                into.Add(new DueConversation(ConversationKey.Parse(_behind.Text(1)), 0));
                left--;
            }
        }

        _behind.Reset();
    }

    /// <summary>Jumps from snapshot to snapshot to the earliest one that still lies at or after a version.</summary>
    private bool TrySkip(in JournalHead head, long before, out long id)
    {
        id = head.Last;
        for (var snapshot = before > head.Version ? 0 : head.Snapshot; snapshot != 0;)
        {
            if (!Seek(snapshot, head.Conversation))
            {
                return false;
            }

            var passed = _entry.Number(1) < before;
            if (!passed)
            {
                id = snapshot;
            }

            snapshot = passed ? 0 : _entry.Number(4);
            _entry.Reset();
        }

        return true;
    }

    private bool Seek(long id, long conversation)
    {
        if (_entry.Bind(1, id).Step())
        {
            if (_entry.Number(0) == conversation)
            {
                return true;
            }

            _entry.Reset();
        }

        return false;
    }

    private JournalRecord Current() => new(_entry.Number(1), (int)_entry.Number(2), _entry.Bytes(6).ToArray());
}
