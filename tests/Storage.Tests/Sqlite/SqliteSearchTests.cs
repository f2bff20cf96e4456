using System.Text;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Search;
using Chatbotics.Storage.Tests.Compliance;

namespace Chatbotics.Storage.Tests.Sqlite;

public sealed class SqliteMessageIndexTests : MessageIndexCompliance, IDisposable
{
    private readonly TestStore _store = new();

    protected override IMessageIndex Index => _store.Get<IMessageIndex>();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_feed_gives_every_record_once_in_order_and_no_snapshots()
    {
        var (feed, store) = (_store.Get<IJournalFeed>(), _store.Conversations);
        Assert.Equal(0, await feed.Last());
        await store.Append(Sample.Append(Sample.Conversation(1), 0, count: 2));
        await store.Append(Sample.Append(Sample.Conversation(2), 0));
        await store.Append(Sample.Append(Sample.Conversation(1), 2, snapshot: true));
        var all = await feed.Read(0, 10);
        Assert.Equal([(1, 2L), (2, 1L), (1, 3L)], all.Select(record => (record.Conversation == Sample.Conversation(1) ? 1 : 2, record.Record.Version)));
        Assert.Equal(all.Skip(1).Select(record => record.Cursor), (await feed.Read(all[0].Cursor, 10)).Select(record => record.Cursor));
        Assert.Empty(await feed.Read(await feed.Last(), 10));
        Assert.Equal($"header of {Sample.Conversation(1)}", Sample.Text(all[0].Header));
    }

    [Fact]
    public async Task The_file_holds_no_word()
    {
        await Index.Put(1, [new IndexedText { Conversation = Sample.Conversation(1), Position = 3, Id = "wamid.canary", Words = ["canaryword"] }]);
        await _store.Close();
        foreach (var file in Directory.GetFiles(_store.Folder, "search.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("canary")));
        }
    }

    [Fact]
    public void An_index_of_an_older_build_begins_again_and_keeps_the_workspaces_secrets()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_store.Folder, "older")).FullName, "search.db");
        new DatabaseFile(path, SearchSchema.Schema with { Steps = [SearchSchema.Schema.Steps[0]] }).Prepare();
        using (var older = Connection.Open(path, ConnectionAccess.Write))
        {
            older.Execute(
                """
                INSERT INTO workspace VALUES (1, 'acme', x'01', x'02');
                INSERT INTO thread VALUES (1, 1, 'acme/one');
                INSERT INTO message VALUES (1, 1, 3, 3, 3, 0);
                INSERT INTO word (rowid, words) VALUES (1, '0123456789ab');
                INSERT INTO meta VALUES ('feed', 44);
                """);
        }

        new DatabaseFile(path, SearchSchema.Schema).Prepare();
        using var now = Connection.Open(path, ConnectionAccess.Read);
        Assert.Equal(2, now.Number("PRAGMA user_version"));
        Assert.Equal(1, now.Number("SELECT count(*) FROM workspace"));
        Assert.Equal(0, now.Number("SELECT count(*) FROM meta WHERE k = 'feed'"));
        Assert.Equal(0, now.Number("SELECT (SELECT count(*) FROM thread) + (SELECT count(*) FROM message)"));
        Assert.Equal(0, now.Number("SELECT count(*) FROM word WHERE word MATCH '0123456789ab'"));
    }
}
