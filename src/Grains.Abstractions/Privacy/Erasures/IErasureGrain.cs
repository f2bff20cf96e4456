using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>
/// One erasure, from its order to its receipt. It goes from store to store, keeps what it has done, and takes up after a
/// crash where it was. Key: the tenant id, a slash and the erasure's id. Ordered through <see cref="IErasureDeskGrain"/>.
/// </summary>
[Alias("erasure")]
public interface IErasureGrain : IGrainWithStringKey
{
    /// <summary>Begins, durably, and goes on by itself. Idempotent: a second order of the same id is the first one.</summary>
    /// <param name="order">What goes.</param>
    [Alias("start")]
    Task<ErasureStatus> Start(ErasureOrder order);

    /// <summary>How it stands; null when it was never ordered.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<ErasureStatus?> Get();

    /// <summary>Goes on now, and returns when it is done or a store did not answer.</summary>
    [Alias("go-on")]
    Task<ErasureStatus?> GoOn();
}
