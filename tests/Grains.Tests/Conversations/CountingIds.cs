using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>1, 2, 3, ….</summary>
internal sealed class CountingIds : IIdGenerator
{
    private int _last;

    public Guid NewId() => new(++_last, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
