namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// Limits tries, across all machines, and in memory only. Key: what is tried and by whom, for example "sign-in:" and a
/// network.
/// </summary>
[Alias("try-throttle"), GrainScope(GrainScope.Open)]
public interface ITryThrottleGrain : IGrainWithStringKey
{
    /// <summary>Takes one try: up to <paramref name="burst"/> at once, then one each <paramref name="interval"/>.</summary>
    /// <param name="burst">At least 1.</param>
    /// <param name="interval">The time after which one more is allowed.</param>
    /// <returns>Zero when the try is allowed, else how long to wait.</returns>
    [Alias("take")]
    Task<TimeSpan> Take(int burst, TimeSpan interval);
}
