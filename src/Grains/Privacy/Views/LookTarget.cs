using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Views;

/// <summary>Erases who looked at conversations that go: their keys name customers.</summary>
/// <param name="grains">The logs.</param>
internal sealed class LookTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "looks";

    /// <inheritdoc/>
    public int Order => 420;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        using var engine = Caller.Use(Caller.Engine);
        return conversations.IsEmpty ? 0 : await grains.GetGrain<ILookLogGrain>(scope.Tenant).Forget([.. conversations.Select(static one => one.Key.Value)]);
    }
}
