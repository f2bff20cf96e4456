using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Tests.Compliance;
using Chatbotics.Storage.Tests.Sqlite.Faults;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>Faults 10 and 11.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly FaultyStore _faulty = new();

    private TestStore Store => _faulty.Store;

    public void Dispose() => _faulty.Dispose();

    [Theory]
    [InlineData(FaultyFolder.DiskFull, "full")]
    [InlineData(FaultyFolder.FailedWrite, "disk")]
    public async Task What_can_not_be_written_is_not_acknowledged_and_writing_goes_on_by_itself(int code, string word)
    {
        var key = Sample.Conversation(1);
        await Store.Conversations.Append(Sample.Append(key, 0));

        _faulty.Disk.Fault = (action, _) => action == FileAction.Write ? code : 0;
        Task[] pipelined = [Store.Conversations.Append(Sample.Append(key, 1)), Store.Conversations.Append(Sample.Append(key, 2))];
        var other = Store.Conversations.Append(Sample.Append(Sample.Conversation(2), 0));
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => pipelined[0]);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => pipelined[1]);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => other);

        var health = Store.Get<IStoreHealth>();
        Assert.False(health.IsWritable);
        Assert.Equal(failure.Message, health.Fault);
        Assert.Equal(1, (await Store.Conversations.Load(key))!.Version);

        _faulty.Disk.Fault = null;
        await Store.Conversations.Append(Sample.Append(key, 1));
        await Store.Conversations.Append(Sample.Append(Sample.Conversation(2), 0));
        Assert.True(Store.Get<IStoreHealth>().IsWritable);
        Assert.Null(Store.Fatality.FailedFast);
        await VerifyAfterRestart(key, 2);
    }

    [Fact]
    public async Task A_store_that_nobody_writes_to_finds_out_by_itself_that_it_can_write_again()
    {
        _faulty.Disk.Fault = (action, _) => action == FileAction.Write ? FaultyFolder.DiskFull : 0;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Conversations.Append(Sample.Append(Sample.Conversation(1), 0)));
        Assert.False(Store.Get<IStoreHealth>().IsWritable);

        _faulty.Disk.Fault = null;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!Store.Get<IStoreHealth>().IsWritable)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Heads_that_could_not_be_written_are_written_later()
    {
        for (var number = 0; number < 50; number++)
        {
            await Store.Conversations.Append(Sample.Append(Sample.Conversation(number), 0, wake: 5));
        }

        var failing = 0;
        _faulty.Disk.Fault = (action, _) => action == FileAction.Write && Interlocked.Increment(ref failing) <= 3 ? FaultyFolder.FailedWrite : 0;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Volatile.Read(ref failing) <= 3)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await VerifyAfterRestart(Sample.Conversation(7), 1);
    }

    [Fact]
    public async Task After_a_failed_sync_nothing_is_acknowledged_any_more()
    {
        var key = Sample.Conversation(1);
        await Store.Conversations.Append(Sample.Append(key, 0));

        _faulty.Disk.Fault = (action, _) => action == FileAction.Sync ? FaultyFolder.FailedSync : 0;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Conversations.Append(Sample.Append(key, 1)));
        Assert.NotNull(Store.Fatality.FailedFast);

        // Even when the disk pretends that all is well again.
        _faulty.Disk.Fault = null;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Conversations.Append(Sample.Append(key, 1)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Conversations.Append(Sample.Append(Sample.Conversation(2), 0)));
        Assert.False(Store.Get<IStoreHealth>().IsWritable);
    }

    [Fact]
    public async Task A_sync_that_fails_while_the_log_is_moved_ends_the_process_too()
    {
        using var small = new FaultyStore(options => options.CheckpointBytes = 1);
        await small.Store.Conversations.Append(Sample.Append(Sample.Conversation(1), 0));
        small.Disk.Fault = (action, path) =>
            action == FileAction.Sync && path.EndsWith("chatbotics.db", StringComparison.Ordinal) ? FaultyFolder.FailedSync : 0;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var version = 1; small.Store.Fatality.FailedFast is null; version++)
        {
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                await small.Store.Conversations.Append(Sample.Append(Sample.Conversation(1), version));
            }
            catch (StoreUnavailableException)
            {
                break;
            }
        }

        Assert.NotNull(small.Store.Fatality.FailedFast);
    }

    [Fact]
    public async Task A_read_that_fails_is_told_and_the_next_one_works()
    {
        var key = Sample.Conversation(1);
        await Store.Conversations.Append(Sample.Append(key, 0));
        _faulty.Disk.Fault = (action, _) => action == FileAction.Read ? FaultyFolder.FailedRead : 0;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Conversations.Load(key));
        _faulty.Disk.Fault = null;
        Assert.Equal(1, (await Store.Conversations.Load(key))!.Version);
    }

    [Fact]
    public async Task Keys_are_not_given_out_while_they_can_not_be_written()
    {
        _faulty.Disk.Fault = (action, path) =>
            action == FileAction.Write && path.Contains("keys.db", StringComparison.Ordinal) ? FaultyFolder.DiskFull : 0;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Keys.Take("acme"));
        _faulty.Disk.Fault = null;
        using var key = await Store.Keys.Take("acme");
        using var again = await Store.Keys.Get("acme", key.Id);
    }

    private async Task VerifyAfterRestart(ConversationKey key, long version)
    {
        var folder = _faulty.Cut(1, new Random(1));
        using var store = new TestStore(folder: folder);
        Assert.Equal(version, (await store.Conversations.Load(key))!.Version);
    }
}
