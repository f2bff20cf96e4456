using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Tests.People;

/// <summary>Tests that act as the engine unless they say otherwise.</summary>
public abstract class EngineTests : IDisposable
{
    private readonly CallerSection _engine = Caller.Use(Caller.Engine);

    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }
}
