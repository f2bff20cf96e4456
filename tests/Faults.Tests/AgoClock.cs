namespace Chatbotics.Faults.Tests;

/// <summary>The clock as it stood some time ago; it goes on from there.</summary>
internal sealed class AgoClock(TimeSpan ago) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - ago;
}
