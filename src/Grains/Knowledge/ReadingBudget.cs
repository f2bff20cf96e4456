namespace Chatbotics.Grains.Knowledge;

/// <summary>What one reading may still spend. Belongs to the thread that reads: memory is counted by what it allocates.</summary>
public sealed class ReadingBudget
{
    private const int ChecksEvery = 64;

    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellation;
    private readonly long _started;
    private readonly long _allocated;
    private int _elements;
    private long _characters;

    /// <summary>Starts a reading on the present thread.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    public ReadingBudget(ReaderLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        Limits = limits;
        _time = time;
        _cancellation = cancellation;
        _started = time.GetTimestamp();
        _allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>The limits.</summary>
    public ReaderLimits Limits { get; }

    /// <summary>How much time is left; never negative.</summary>
    public TimeSpan TimeLeft => Limits.Time - _time.GetElapsedTime(_started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Ends when the caller gives up; time has to be asked for.</summary>
    public CancellationToken Cancellation => _cancellation;

    /// <summary>Spends one element: a block, a row, a node. Now and then also looks at time and memory.</summary>
    /// <exception cref="DocumentRefusedException">A limit is reached.</exception>
    public void Element()
    {
        if (++_elements > Limits.Elements)
        {
            throw new DocumentRefusedException(DocumentFault.TooLarge, $"The document has more than {Limits.Elements:N0} parts. Split it into smaller ones.");
        }

        if (_elements % ChecksEvery == 0)
        {
            Check();
        }
    }

    /// <summary>Spends characters of text.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="DocumentRefusedException">A limit is reached.</exception>
    public void Characters(long count)
    {
        _characters += count;
        if (_characters > Limits.Characters)
        {
            throw new DocumentRefusedException(DocumentFault.TooLarge, $"The document has more than {Limits.Characters:N0} characters of text. Split it into smaller ones.");
        }
    }

    /// <summary>Looks whether a page is allowed.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <exception cref="DocumentRefusedException">It is one too many.</exception>
    public void Page(int page)
    {
        if (page > Limits.Pages)
        {
            throw new DocumentRefusedException(DocumentFault.TooLarge, $"The document has more than {Limits.Pages:N0} pages. Split it into smaller ones.");
        }
    }

    /// <summary>Looks at time and memory.</summary>
    /// <exception cref="DocumentRefusedException">Too much of one is spent.</exception>
    public void Check()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (TimeLeft == TimeSpan.Zero)
        {
            throw TooLong();
        }

        if (GC.GetAllocatedBytesForCurrentThread() - _allocated > Limits.Memory)
        {
            throw new DocumentRefusedException(DocumentFault.TooCostly, "Reading the document takes too much memory. Save it anew in a simpler form, or as plain text.");
        }
    }

    /// <summary>The refusal for time.</summary>
    public static DocumentRefusedException TooLong() =>
        new(DocumentFault.TooCostly, "Reading the document takes too long. Save it anew in a simpler form, or as plain text.");
}
