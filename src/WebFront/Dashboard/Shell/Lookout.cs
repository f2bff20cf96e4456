namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>Looks again and again while something on a page is under way, until it is over or the page is left.</summary>
internal sealed class Lookout : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _looks;

    /// <summary>Looks while it is under way; does nothing when it looks already.</summary>
    /// <param name="isUnderWay">Whether to look once more.</param>
    /// <param name="look">Looks, and shows what it saw.</param>
    /// <param name="pause">The pause before each look.</param>
    /// <param name="time">The clock.</param>
    public async Task While(Func<bool> isUnderWay, Func<Task> look, TimeSpan pause, TimeProvider time)
    {
        if (_looks)
        {
            return;
        }

        _looks = true;
        try
        {
            while (isUnderWay())
            {
                await Task.Delay(pause, time, _gone.Token);
                await look();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _looks = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
