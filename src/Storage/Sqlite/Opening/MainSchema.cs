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

    private const string Channels = """
        CREATE TABLE alias (
          connection TEXT NOT NULL, id TEXT NOT NULL, thread TEXT NOT NULL, PRIMARY KEY (connection, id)) WITHOUT ROWID;
        CREATE INDEX alias_thread ON alias (connection, thread);
        CREATE TABLE route (
          platform INTEGER NOT NULL, asset TEXT NOT NULL, connection TEXT NOT NULL, PRIMARY KEY (platform, asset)) WITHOUT ROWID;
        """;

    // bucket: status, holder and platform, four bits each, so that one index serves every filter.
    // inbox_count: open conversations by holder, kept with the rows.
    private const string Inbox = """
        CREATE TABLE inbox (
          id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL, bucket INTEGER NOT NULL, last INTEGER NOT NULL,
          version INTEGER NOT NULL, unread INTEGER NOT NULL, key_id BLOB NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX inbox_page ON inbox (tenant, bucket, last);
        CREATE TABLE inbox_count (
          tenant TEXT PRIMARY KEY, open INTEGER NOT NULL, nobody INTEGER NOT NULL, assistant INTEGER NOT NULL,
          person INTEGER NOT NULL, unread INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // format 1: UTF-8 JSON. start and period: ticks of 100 ns.
    private const string Grains = """
        CREATE TABLE grain_state (
          id INTEGER PRIMARY KEY, grain TEXT NOT NULL, name TEXT NOT NULL, etag INTEGER NOT NULL, format INTEGER NOT NULL,
          payload BLOB NOT NULL, UNIQUE (grain, name));
        CREATE TABLE reminder (
          grain TEXT NOT NULL, name TEXT NOT NULL, start INTEGER NOT NULL, period INTEGER NOT NULL, etag INTEGER NOT NULL,
          PRIMARY KEY (grain, name)) WITHOUT ROWID;
        """;

    // hash: of an erased event, keyed. until: when it may be forgotten.
    private const string Tombstones = "CREATE TABLE tombstone (hash INTEGER PRIMARY KEY, until INTEGER NOT NULL);";

    // The facts that lists are sorted and filtered by, apart from the sealed rows: narrow, and a tenant's side by side, so
    // that an inbox reads them in one go; retention reads them by age. assignee is NULL in rows of older builds, '' for nobody; lists are joined by \n.
    private const string InboxFacts = """
        CREATE TABLE inbox_fact (
          tenant TEXT NOT NULL, id INTEGER NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, status INTEGER NOT NULL,
          holder INTEGER NOT NULL, platform INTEGER NOT NULL, last INTEGER NOT NULL, unread INTEGER NOT NULL, assignee TEXT,
          team TEXT, priority INTEGER NOT NULL, waiting INTEGER NOT NULL, created INTEGER NOT NULL, labels TEXT, mentions TEXT,
          PRIMARY KEY (tenant, id)) WITHOUT ROWID;
        CREATE INDEX inbox_age ON inbox_fact (tenant, platform, last, key);
        INSERT INTO inbox_fact
          SELECT tenant, id, key, version, bucket >> 8, (bucket >> 4) & 15, bucket & 15, last, unread, NULL, NULL, 0, 0, 0, NULL, NULL FROM inbox;
        CREATE TABLE inbox_row (
          id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, key_id BLOB NOT NULL, sealed BLOB NOT NULL);
        INSERT INTO inbox_row SELECT id, key, version, key_id, sealed FROM inbox;
        DROP TABLE inbox;
        DROP TABLE inbox_count;
        ALTER TABLE inbox_row RENAME TO inbox;
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new(
        ApplicationId,
        [
            new Migration(1, Conversations + Channels + Inbox + Grains),
            new Migration(2, Tombstones),
            new Migration(3, InboxFacts),
        ]);
}
