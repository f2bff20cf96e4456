using System.Collections.Immutable;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>Contacts in <c>contacts.db</c>.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteContactStore(ContactDatabase database) : IContactStore
{
    private const int RowOverhead = 512;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ContactRecord>> LoadGroup(string tenant, string id) => database.Readers.Read(
        (tenant, id),
        static (reader, ask) =>
        {
            reader.Snapshot<(string, string), ImmutableArray<ContactRecord>>(ask, Run, out var group);
            return group;

            static bool Run(Reading.Reader reader, (string Tenant, string Id) ask, out ImmutableArray<ContactRecord> group)
            {
                group = reader.Contacts.Group(ask.Tenant, ask.Id);
                return true;
            }
        });

    /// <inheritdoc/>
    public Task Save(string tenant, ImmutableArray<ContactWrite> writes) => Write(
        writes.Sum(static write => RowOverhead + write.Record.Sealed.Length + (write.Index?.Words.Length ?? 0)),
        () => database.Tables.Save(tenant, writes));

    /// <inheritdoc/>
    public Task Remove(string tenant, ImmutableArray<string> ids) => Write(RowOverhead, () =>
    {
        foreach (var id in ids)
        {
            database.Tables.Remove(tenant, id);
        }
    });

    /// <inheritdoc/>
    public ValueTask<string?> FindByConversation(string tenant, string conversation) =>
        database.Readers.Read((tenant, conversation), static (reader, ask) => reader.Contacts.OfConversation(ask.tenant, ask.conversation));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Conversations(string tenant, ImmutableArray<string> ids) =>
        database.Readers.Read((tenant, ids), static (reader, ask) => reader.Contacts.Conversations(ask.tenant, ask.ids));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> FindByIdentity(string tenant, long identity) =>
        database.Readers.Read((tenant, identity), static (reader, ask) => reader.Contacts.OfIdentity(ask.tenant, ask.identity));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<string>>> Duplicates(string tenant, int limit) =>
        database.Readers.Read((tenant, limit), static (reader, ask) => reader.Contacts.Duplicates(ask.tenant, ask.limit));

    /// <inheritdoc/>
    public ValueTask<ContactHits> Search(string tenant, ContactSearch search) => database.Readers.Read(
        (tenant, search),
        static (reader, ask) =>
        {
            reader.Snapshot<(string, ContactSearch), ContactHits>(ask, Run, out var hits);
            return hits;

            static bool Run(Reading.Reader reader, (string Tenant, ContactSearch Search) ask, out ContactHits hits)
            {
                hits = reader.Contacts.Search(ask.Tenant, ask.Search);
                return true;
            }
        });

    /// <inheritdoc/>
    public ValueTask<long> Count(string tenant, ContactSearch search) =>
        database.Readers.Read((tenant, search), static (reader, ask) => reader.Contacts.Count(ask.tenant, ask.search));

    /// <inheritdoc/>
    public Task PutPart(string tenant, string file, int part, ReadOnlyMemory<byte> content) =>
        Write(RowOverhead + content.Length, () => database.Tables.PutPart(tenant, file, part, content.Span));

    /// <inheritdoc/>
    public ValueTask<byte[]?> GetPart(string tenant, string file, int part) =>
        database.Readers.Read((tenant, file, part), static (reader, ask) => reader.Contacts.Part(ask.tenant, ask.file, ask.part));

    /// <inheritdoc/>
    public Task RemoveFile(string tenant, string file) => Write(RowOverhead, () => database.Tables.RemoveFile(tenant, file));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Files(string tenant) => database.Readers.Read(tenant, static (reader, name) => reader.Contacts.Files(name));

    /// <inheritdoc/>
    public Task Unlink(string tenant, ImmutableArray<string> conversations) => Write(RowOverhead, () =>
    {
        foreach (var conversation in conversations)
        {
            database.Tables.Unlink(conversation);
        }
    });

    /// <inheritdoc/>
    public async Task<long> EraseWorkspace(string tenant)
    {
        var removed = 0L;
        while (true)
        {
            // Some at a time, so that what other workspaces write comes between them.
            var operation = new WriteOperation<int>(RowOverhead, () => database.Tables.EraseSome(tenant));
            database.Writer.Enqueue(operation);
            var some = await operation.Task;
            if (some == 0)
            {
                return removed;
            }

            removed += some;
        }
    }

    private Task Write(int size, Action work)
    {
        var operation = new WriteOperation<bool>(size, () =>
        {
            work();
            return true;
        });
        database.Writer.Enqueue(operation);
        return operation.Task;
    }
}
