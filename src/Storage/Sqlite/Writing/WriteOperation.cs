namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>An operation that gives a result. Its awaiters run asynchronously: what they do is not known here.</summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <param name="size">About how many bytes it holds.</param>
/// <param name="work">What to do on the writer's thread; may throw a port's named failure before it has written anything.</param>
internal sealed class WriteOperation<T>(int size, Func<T> work)
    : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), IWriteOperation
{
    private T _result = default!;
    private Exception? _failure;

    /// <inheritdoc/>
    public int Size => size;

    /// <inheritdoc/>
    public void Execute()
    {
        _failure = null;
        try
        {
            _result = work();
        }
        catch (Exception failure) when (failure is not Raw.SqliteFault)
        {
            _failure = failure;
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_failure is null)
        {
            SetResult(_result);
        }
        else
        {
            SetException(_failure);
        }
    }

    /// <inheritdoc/>
    public void Fail(Exception failure) => SetException(failure);
}
