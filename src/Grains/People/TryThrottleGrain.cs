using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People;

/// <inheritdoc cref="ITryThrottleGrain"/>
/// <param name="time">The clock.</param>
[GrainType("try-throttle")]
internal sealed class TryThrottleGrain(TimeProvider time) : Grain, ITryThrottleGrain
{
    private readonly TokenBucket _bucket = new(time);

    /// <inheritdoc/>
    public Task<TimeSpan> Take(int burst, TimeSpan interval) => Task.FromResult(_bucket.Take(burst, interval));
}
