using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>The schema of <c>contacts.db</c>. Profiles are sealed; words, identities, fields and values are keyed hashes.</summary>
internal static class ContactSchema
{
    /// <summary>"CBC1" in the file's header.</summary>
    private const int ApplicationId = 0x43424331;

    // contact.root: the name of the contact that it is merged into. contact.seen and created: milliseconds since 1970.
    // identity.owned: 1 when only one contact may have it. fact.number: what is compared, for numbers and days.
    // word: keyed hashes of words and their beginnings, of all workspaces, whose secrets differ.
    private const string Tables = """
        CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE contact (
          id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, created INTEGER NOT NULL,
          seen INTEGER NOT NULL, flags INTEGER NOT NULL, root TEXT, key_id BLOB NOT NULL, sealed BLOB NOT NULL, UNIQUE (tenant, name));
        CREATE INDEX contact_seen ON contact (tenant, seen, id, flags) WHERE root IS NULL;
        CREATE INDEX contact_created ON contact (tenant, created, id, flags) WHERE root IS NULL;
        CREATE INDEX contact_root ON contact (tenant, root) WHERE root IS NOT NULL;
        CREATE TABLE identity (
          tenant TEXT NOT NULL, hash INTEGER NOT NULL, contact INTEGER NOT NULL, owned INTEGER NOT NULL,
          PRIMARY KEY (tenant, hash, contact)) WITHOUT ROWID;
        CREATE INDEX identity_contact ON identity (contact);
        CREATE TABLE conversation (key TEXT PRIMARY KEY, contact INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX conversation_contact ON conversation (contact);
        CREATE TABLE fact (
          field INTEGER NOT NULL, value INTEGER NOT NULL, contact INTEGER NOT NULL, number REAL,
          PRIMARY KEY (field, value, contact)) WITHOUT ROWID;
        CREATE INDEX fact_contact ON fact (contact);
        CREATE INDEX fact_number ON fact (field, number) WHERE number IS NOT NULL;
        CREATE TABLE part (
          tenant TEXT NOT NULL, file TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL,
          PRIMARY KEY (tenant, file, number)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new(ApplicationId, [new Migration(1, Tables)]);
}
