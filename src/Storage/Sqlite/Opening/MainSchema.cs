namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>The schema of <c>chatbotics.db</c>.</summary>
internal static class MainSchema
{
    /// <summary>"CBT1" in the file's header.</summary>
    public const int ApplicationId = 0x43425431;

    // entry: appended in the order of arrival. prev leads to the conversation's row before, skip (of a snapshot) to the
    // snapshot before. flags 1: snapshot. wake: milliseconds since 1970.
    // conv: the lowest six bits of the number are the shard.
    // head: written behind; what meta.indexed_upto has not seen is replayed from the entries.
    private const string Conversations = """
        CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry (
          id INTEGER PRIMARY KEY, conv INTEGER NOT NULL, seq INTEGER NOT NULL, count INTEGER NOT NULL,
          prev INTEGER NOT NULL, skip INTEGER NOT NULL, flags INTEGER NOT NULL, wake INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE TABLE conv (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, header BLOB NOT NULL);
        CREATE TABLE head (
          id INTEGER PRIMARY KEY, shard INTEGER NOT NULL, version INTEGER NOT NULL, last INTEGER NOT NULL,
          snapshot INTEGER NOT NULL, wake INTEGER NOT NULL, projected INTEGER NOT NULL);
        CREATE INDEX head_wake ON head (shard, wake) WHERE wake > 0;
        CREATE INDEX head_behind ON head (shard) WHERE projected < version;
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new(ApplicationId, [new Migration(1, Conversations)]);
}
