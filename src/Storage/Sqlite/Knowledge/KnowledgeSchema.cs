using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>
/// The schema of <c>knowledge.db</c>. Each workspace has a full-text table of its own, <c>words_N</c>, so that no other
/// workspace's words weigh in its ranking; it holds keyed hashes of words, never words. Titles, texts and vectors are sealed.
/// </summary>
internal static class KnowledgeSchema
{
    /// <summary>"CBN1" in the file's header.</summary>
    private const int ApplicationId = 0x43424e31;

    // workspace.words_key: sealed, the key of the words' hashes. workspace.revision: raised by every change of passages or
    // vectors. passage.model: the model of the vector; null for none yet.
    private const string Tables = """
        CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE workspace (
          id INTEGER PRIMARY KEY, tenant TEXT NOT NULL UNIQUE, key_id BLOB NOT NULL, words_key BLOB NOT NULL, revision INTEGER NOT NULL);
        CREATE TABLE document (
          id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, base TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
          language TEXT NOT NULL, sealed BLOB NOT NULL, UNIQUE (workspace, name));
        CREATE INDEX document_base ON document (workspace, base);
        CREATE TABLE passage (
          id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, document INTEGER NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,
          page INTEGER, sealed BLOB NOT NULL, model TEXT, vector BLOB, UNIQUE (workspace, name));
        CREATE INDEX passage_document ON passage (document, position);
        CREATE INDEX passage_model ON passage (workspace, model);
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new(ApplicationId, [new Migration(1, Tables)]);

    /// <summary>
    /// The statement that makes a workspace's full-text table. It keeps no text; it must keep positions, since without both
    /// bm25() counts nothing.
    /// </summary>
    /// <param name="workspace">The workspace's number.</param>
    public static string CreateWords(long workspace) =>
        $"CREATE VIRTUAL TABLE {Words(workspace)} USING fts5(headings, body, parts, content='', contentless_delete=1, tokenize='ascii')";

    /// <summary>The name of a workspace's full-text table.</summary>
    /// <param name="workspace">The workspace's number.</param>
    public static string Words(long workspace) => FormattableString.Invariant($"words_{workspace}");
}
