using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Reading;

/// <summary>
/// Reading connections. A read takes microseconds and runs on the caller's thread; each sees every commit that has
/// completed before it began.
/// </summary>
/// <param name="open">Opens a connection for reading.</param>
/// <param name="size">How many reads may run at once.</param>
/// <param name="damaged">Told when the file turns out to be damaged.</param>
internal sealed class ReaderPool(Func<Connection> open, int size, Action<SqliteFault> damaged) : IDisposable
{
    private readonly ConcurrentBag<Reader> _idle = [];
    private readonly SemaphoreSlim _free = new(size);
    private volatile bool _disposed;

    /// <summary>Reads. Completes synchronously unless too many reads are running.</summary>
    /// <param name="ask">Passed to <paramref name="read"/>.</param>
    /// <param name="read">Reads; keeps nothing of the reader, and leaves no snapshot open unless it throws.</param>
    /// <param name="cancellationToken">Gives up waiting for a connection.</param>
    /// <exception cref="StoreUnavailableException">The file can't be read.</exception>
    public ValueTask<T> Read<TAsk, T>(TAsk ask, Func<Reader, TAsk, T> read, CancellationToken cancellationToken = default)
    {
        if (!_free.Wait(0, CancellationToken.None))
        {
            return Wait(ask, read, cancellationToken);
        }

        try
        {
            return new(Run(ask, read));
        }
        catch (Exception failure)
        {
            return ValueTask.FromException<T>(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private async ValueTask<T> Wait<TAsk, T>(TAsk ask, Func<Reader, TAsk, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return Run(ask, read);
    }

    private T Run<TAsk, T>(TAsk ask, Func<Reader, TAsk, T> read)
    {
        Reader? reader = null;
        try
        {
            if (_disposed)
            {
                throw new StoreUnavailableException("The store is closed.");
            }

            if (!_idle.TryTake(out reader))
            {
                reader = new Reader(open());
            }

            var result = read(reader, ask);
            _idle.Add(reader);
            if (_disposed)
            {
                Dispose();
            }

            return result;
        }
        catch (SqliteFault fault)
        {
            reader?.Dispose();
            if (fault.IsCorruption)
            {
                damaged(fault);
            }

            throw new StoreUnavailableException(fault.Reason, fault);
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
        finally
        {
            _free.Release();
        }
    }
}
