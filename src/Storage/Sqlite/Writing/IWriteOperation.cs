namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>Something to write, queued to a <see cref="StoreWriter"/>.</summary>
internal interface IWriteOperation
{
    /// <summary>How many bytes it keeps in memory while it waits.</summary>
    int Size { get; }

    /// <summary>
    /// Writes, on the writer's thread, inside the batch's transaction. A failure that concerns this operation alone is kept
    /// and told by <see cref="Complete"/>; a <see cref="Raw.SqliteFault"/> fails the whole batch.
    /// </summary>
    void Execute();

    /// <summary>The batch is durable. Runs on the thread pool.</summary>
    void Complete();

    /// <summary>The batch was not written. Runs on the thread pool, or on the caller's thread when it was never queued.</summary>
    /// <param name="failure">Why.</param>
    void Fail(Exception failure);
}
