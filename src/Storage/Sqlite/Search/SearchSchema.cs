using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>The schema of <c>search.db</c>: where messages with some words lie, never the words.</summary>
internal static class SearchSchema
{
    /// <summary>"CBS1" in the file's header.</summary>
    private const int ApplicationId = 0x43425331;

    // meta 'feed': the cursor into the journals. message.ident: keyed hash of what others call the message, 0 for nothing.
    // word: keyed hashes of words and their beginnings, of all workspaces, whose secrets differ; its rowids are messages'.
    private const string Tables = """
        CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE workspace (id INTEGER PRIMARY KEY, tenant TEXT NOT NULL UNIQUE, key_id BLOB NOT NULL, words_key BLOB NOT NULL);
        CREATE TABLE thread (id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, key TEXT NOT NULL UNIQUE);
        CREATE TABLE message (
          id INTEGER PRIMARY KEY, thread INTEGER NOT NULL, position INTEGER NOT NULL, version INTEGER NOT NULL, source INTEGER NOT NULL,
          ident INTEGER NOT NULL, UNIQUE (thread, position));
        CREATE INDEX message_ident ON message (thread, ident) WHERE ident <> 0;
        CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
        """;

    // Words are hashed in another way than before: the index empties and follows the journals from their beginning again.
    private const string WordsInBlocks = """
        DROP TABLE word;
        DELETE FROM message;
        DELETE FROM thread;
        DELETE FROM meta WHERE k = 'feed';
        CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
        INSERT INTO word (word, rank) VALUES ('hashsize', 4194304);
        """;

    // When files and agents' evidence came, in the order in which their time is over; kind and platform as in the contracts.
    // What was there before is found by following the journals once more, which leaves the words as they are.
    private const string Parts = """
        CREATE TABLE part (
          workspace INTEGER NOT NULL, platform INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL, thread INTEGER NOT NULL,
          position INTEGER NOT NULL, items INTEGER NOT NULL, PRIMARY KEY (workspace, platform, kind, at, thread, position)) WITHOUT ROWID;
        CREATE INDEX part_thread ON part (thread, position);
        DELETE FROM meta WHERE k = 'feed';
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } =
        new(ApplicationId, [new Migration(1, Tables), new Migration(2, WordsInBlocks), new Migration(3, Parts)]);
}
