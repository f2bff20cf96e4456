using System.Collections.Immutable;
using System.Text;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;
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
    public async Task Parts_are_found_by_their_age_and_go_with_what_holds_them()
    {
        var parts = _store.Get<IPartIndex>();
        var day = DateTimeOffset.UnixEpoch.AddYears(50);
        KeptPart Part(int conversation, RetentionKind kind, long position, int days) =>
            new(Sample.Conversation(conversation), kind, position, day.AddDays(days).ToUnixTimeMilliseconds(), 2);
        var platform = Sample.Conversation(1).Connection.Platform;
        ImmutableArray<KeptPart> all = [Part(1, RetentionKind.Media, 3, 0), Part(1, RetentionKind.Media, 5, 9), Part(1, RetentionKind.Traces, 4, 0), Part(2, RetentionKind.Media, 3, 1)];
        await Index.Put(1, [], all);
        await Index.Put(2, [], all);
        Assert.Equal([(RetentionKind.Media, 6L), (RetentionKind.Traces, 2L)], (await parts.Count("acme")).GroupBy(part => part.Kind).Select(group => (group.Key, group.Sum(part => part.Items))));
        var due = await parts.ListDue("acme", platform, RetentionKind.Media, day.AddDays(5), 0, 10);
        Assert.Equal([(Sample.Conversation(1), 2L), (Sample.Conversation(2), 2L)], due.Select(one => (one.Conversation, one.Items)));
        Assert.Equal(Sample.Conversation(2), Assert.Single(await parts.ListDue("acme", platform, RetentionKind.Media, day.AddDays(5), due[0].Place, 10)).Conversation);
        Assert.Empty(await parts.ListDue("other", platform, RetentionKind.Media, day.AddDays(5), 0, 10));

        Assert.Equal(2, await parts.Settle(Sample.Conversation(1), RetentionKind.Media, day.AddDays(5), []));
        Assert.Equal(0, await parts.Settle(Sample.Conversation(2), RetentionKind.Media, day.AddDays(5), [3]));
        Assert.Equal(2, Assert.Single(await parts.ListDue("acme", platform, RetentionKind.Media, day.AddDays(20), 0, 1)).Items);
        await Index.Erase(Sample.Conversation(1), 5);
        await Index.Erase(Sample.Conversation(2));
        Assert.Equal(RetentionKind.Traces, Assert.Single(await parts.Count("acme")).Kind);
        await Index.EraseWorkspace("acme");
        Assert.Empty(await parts.Count("acme"));
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
        Assert.Equal(3, now.Number("PRAGMA user_version"));
        Assert.Equal(1, now.Number("SELECT count(*) FROM workspace"));
        Assert.Equal(0, now.Number("SELECT count(*) FROM meta WHERE k = 'feed'"));
        Assert.Equal(0, now.Number("SELECT (SELECT count(*) FROM thread) + (SELECT count(*) FROM message)"));
        Assert.Equal(0, now.Number("SELECT count(*) FROM word WHERE word MATCH '0123456789ab'"));
    }
}
