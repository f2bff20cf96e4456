namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>
/// Operations that become durable together. Their callers are told on the thread pool in a few items: one item for each
/// caller would cost more than the write.
/// </summary>
internal sealed class WriteBatch
{
    private const int SmallestShare = 16;

    /// <summary>The operations, in the order in which they were queued.</summary>
    public List<IWriteOperation> Operations { get; } = new(256);

    /// <summary>The bytes they hold.</summary>
    public long Bytes { get; set; }

    /// <summary>Tells every caller how it went.</summary>
    /// <param name="failure">Why nothing was written; null when everything is durable.</param>
    public void Tell(Exception? failure)
    {
        var count = Operations.Count;
        var shares = Math.Clamp(count / SmallestShare, 1, Math.Max(2, Environment.ProcessorCount));
        var size = (count + shares - 1) / shares;
        for (var from = 0; from < count; from += size)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Share(this, from, Math.Min(from + size, count), failure), preferLocal: false);
        }
    }

    private sealed class Share(WriteBatch batch, int from, int to, Exception? failure) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            for (var index = from; index < to; index++)
            {
                if (failure is null)
                {
                    batch.Operations[index].Complete();
                }
                else
                {
                    batch.Operations[index].Fail(failure);
                }
            }
        }
    }
}
