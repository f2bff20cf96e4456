namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>
/// How many operations are worth waiting for, a moment at most, before a batch is written. A commit costs the same
/// processor time for one operation as for fifty; when many callers write at once, their processor time is what is short.
/// A single caller never waits; a few wait in vain once in a while, and then not again for long.
/// </summary>
internal sealed class BatchTarget
{
    /// <summary>Batches smaller than this are written at once.</summary>
    private const int WorthWaiting = 2;

    /// <summary>After a wait in vain, how many batches pass until a larger one is hoped for again.</summary>
    private const int Patience = 64;

    private int _pause;

    /// <summary>How many operations to wait for; 1 means not to wait.</summary>
    public int Value { get; private set; } = 1;

    /// <summary>Learns from a batch.</summary>
    /// <param name="size">How many operations it had.</param>
    /// <param name="inVain">Whether it was waited for and stayed too small.</param>
    public void Learn(int size, bool inVain)
    {
        if (size < WorthWaiting)
        {
            Value = 1;
            _pause = inVain ? Patience : _pause;
        }
        else if (inVain)
        {
            Value = size * 3 / 4;
            _pause = Patience;
        }
        else if (--_pause <= 0)
        {
            Value = size + Math.Max(1, size / 4);
        }
    }
}
