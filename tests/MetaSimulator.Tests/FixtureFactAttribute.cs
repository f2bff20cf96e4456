namespace Chatbotics.MetaSimulator.Tests;

/// <summary>A test that needs the recorded payloads; skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FixtureFactAttribute : FactAttribute
{
    public FixtureFactAttribute() => Skip = Fixtures.Folder is null ? "The fixtures are not beside the repository." : null;
}
