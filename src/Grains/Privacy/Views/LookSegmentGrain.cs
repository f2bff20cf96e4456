using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;

namespace Chatbotics.Grains.Privacy.Views;

/// <inheritdoc cref="ILookSegmentGrain"/>
/// <param name="segment">The stored looks.</param>
[GrainType("look-segment")]
internal sealed class LookSegmentGrain(
    [PersistentState("look-segment")] IPersistentState<LookSegmentState> segment) : Grain, ILookSegmentGrain, IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => TenantCallFilter.IsFromGrain(context)
        ? context.Invoke()
        : throw new Abstractions.People.ForeignGrainException();

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredLook>> Read() => Task.FromResult(segment.State.Looks);

    /// <inheritdoc/>
    public Task Write(ImmutableArray<StoredLook> looks) => segment.Replace(new LookSegmentState { Looks = looks });
}
