namespace Chatbotics.TestKit.Time;

/// <summary>Waits for what goes on by itself, without sleeping; a bound keeps a failure from hanging.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="OperationCanceledException">It never did.</exception>
    public static Task Holds(Func<bool> condition) => Holds(() => Task.FromResult(condition()));

    /// <inheritdoc cref="Holds(Func{bool})"/>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
