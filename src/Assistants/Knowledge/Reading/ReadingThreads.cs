using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>
/// Reads documents on threads of their own, two at a time. A reading that doesn't come back in time is given up: its
/// caller is told, and its place stays taken until it really ends, so that hostile documents never take more than these.
/// </summary>
/// <param name="time">The clock.</param>
#pragma warning disable CA1001 // A semaphore whose handle nobody asks for holds nothing; readings that were given up still release it.
internal sealed class ReadingThreads(TimeProvider time)
#pragma warning restore CA1001
{
    private const int Places = 2;
    private const int StackBytes = 4 << 20;

    /// <summary>Readings look at the clock by themselves; this is for one that is stuck inside of a parser.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(Places);

    /// <summary>Runs a reading.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="limits">The limits.</param>
    /// <param name="read">The reading.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DocumentRefusedException">The document can't be taken, or costs too much.</exception>
    public async Task<T> Run<T>(ReaderLimits limits, Func<ReadingBudget, T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    result.TrySetResult(read(new ReadingBudget(limits, time, cancellationToken)));
                }
                catch (OperationCanceledException given)
                {
                    result.TrySetCanceled(given.CancellationToken);
                }
                catch (Exception failure)
                {
                    result.TrySetException(failure);
                }
                finally
                {
                    _places.Release();
                }
            },
            StackBytes)
        { IsBackground = true, Name = "document" };
        thread.Start();
        try
        {
            return await result.Task.WaitAsync(limits.Time + Grace, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ReadingBudget.TooLong();
        }
    }
}
