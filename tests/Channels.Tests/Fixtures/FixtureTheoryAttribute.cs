using Chatbotics.TestKit.Fixtures;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>A theory over fixtures; shows as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FixtureTheoryAttribute : TheoryAttribute
{
    public FixtureTheoryAttribute() => Skip = FixtureFolder.Path is null ? FixtureFolder.AbsentReason : null;
}
