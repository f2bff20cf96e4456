namespace Chatbotics.Grains.Hosting;

/// <summary>Ids from the clock and the system's random source.</summary>
/// <param name="time">The clock.</param>
public sealed class SystemIdGenerator(TimeProvider time) : IIdGenerator
{
    /// <inheritdoc/>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
