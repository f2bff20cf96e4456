namespace Chatbotics.Grains.People.Security;

/// <summary>
/// Slows down guessing: after five failures signing in is locked for a minute, and each further failure doubles that, up to
/// an hour. Ten failures an hour at most are not enough to guess a password, and nobody is locked out for long.
/// </summary>
[GenerateSerializer, Immutable, Alias("sign-in-lock")]
internal sealed record SignInLock
{
    private const int FreeTries = 5;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Tries since the last sign-in.</summary>
    [Id(0)]
    public int Tries { get; init; }

    /// <summary>When the last one was.</summary>
    [Id(1)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Until when no try is allowed.</summary>
    [Id(2)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether tries are refused.</summary>
    /// <param name="now">The time.</param>
    public bool IsLocked(DateTimeOffset now) => Until > now;

    /// <summary>Takes a try, which counts as a failure until the lock is replaced by a new one.</summary>
    /// <param name="now">The time; the lock is open.</param>
    public SignInLock Take(DateTimeOffset now)
    {
        var tries = now - LastAt > Forgotten ? 1 : Tries + 1;
        return new SignInLock { Tries = tries, LastAt = now, Until = tries < FreeTries ? null : now + LockAfter(tries) };
    }

    private static TimeSpan LockAfter(int tries) =>
        TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, FirstLock.Ticks << Math.Min(tries - FreeTries, 10)));
}
