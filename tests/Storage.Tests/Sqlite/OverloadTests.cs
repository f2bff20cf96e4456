using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Sqlite.Writing;
using Chatbotics.Storage.Tests.Compliance;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>The queue's bounds (fault 14).</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task A_full_queue_refuses_at_once_and_what_was_queued_is_written()
    {
        using var store = new TestStore(options =>
        {
            options.QueueOperations = 100;
            options.RetryAfter = TimeSpan.FromSeconds(7);
        });
        using var writer = await HeldWriter.Hold(store);
        var queued = Enumerable.Range(0, 100).Select(number => store.Conversations.Append(Sample.Append(Sample.Conversation(number), 0))).ToArray();

        var refusal = Assert.Throws<StoreOverloadedException>(() => { _ = store.Conversations.Append(Sample.Append(Sample.Conversation(200), 0)); });
        Assert.Equal(TimeSpan.FromSeconds(7), refusal.RetryAfter);
        Assert.Equal(100, store.Get<IStoreHealth>().QueueDepth);
        Assert.Equal(100, store.Get<IStoreHealth>().QueueLimit);

        writer.Release();
        await Task.WhenAll(queued);
        await store.Conversations.Append(Sample.Append(Sample.Conversation(200), 0));
        Assert.Null(await store.Conversations.Load(Sample.Conversation(201)));
    }

    [Fact]
    public async Task Bytes_count_too()
    {
        using var store = new TestStore(options => options.QueueBytes = 1 << 20);
        using var writer = await HeldWriter.Hold(store);
        var large = new string('x', 300_000);
        var queued = Enumerable.Range(0, 3).Select(number => store.Conversations.Append(Sample.Append(Sample.Conversation(number), 0, text: large))).ToArray();
        Assert.Throws<StoreOverloadedException>(() => { _ = store.Conversations.Append(Sample.Append(Sample.Conversation(9), 0, text: large)); });
        var small = store.Conversations.Append(Sample.Append(Sample.Conversation(10), 0));
        writer.Release();
        await Task.WhenAll([.. queued, small]);
    }

    [Fact]
    public async Task An_operation_that_fails_by_itself_does_not_touch_its_batch()
    {
        using var store = new TestStore();
        Task[] tasks;
        Task<bool> poison;
        using (var writer = await HeldWriter.Hold(store))
        {
            poison = Enqueue(store, () => throw new InvalidOperationException("poison"));
            tasks = [.. Enumerable.Range(0, 20).Select(number => store.Conversations.Append(Sample.Append(Sample.Conversation(number), 0)))];
            writer.Release();
        }

        await Task.WhenAll(tasks);
        await Assert.ThrowsAsync<InvalidOperationException>(() => poison);
    }

    private static Task<bool> Enqueue(TestStore store, Func<bool> work)
    {
        var operation = new WriteOperation<bool>(1, work);
        store.Database.Writer.Enqueue(operation);
        return operation.Task;
    }

    /// <summary>Keeps the writer busy with an operation until it is released.</summary>
    private sealed class HeldWriter : IDisposable
    {
        private readonly ManualResetEventSlim _release = new();

        public static async Task<HeldWriter> Hold(TestStore store)
        {
            var held = new HeldWriter();
            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = Enqueue(store, () =>
            {
                entered.SetResult();
                held._release.Wait();
                return true;
            });
            await entered.Task;
            return held;
        }

        public void Release() => _release.Set();

        public void Dispose() => _release.Set();
    }
}
