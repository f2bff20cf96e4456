using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy.Shops;

/// <summary>One call of a shop's platform, from its arrival to its end. Key: the platform's id of the event, hashed.</summary>
[Alias("shop-call-run"), GrainScope(GrainScope.Engine)]
public interface IShopCallGrain : IGrainWithStringKey
{
    /// <summary>Takes it, durably and sealed, and carries it out by itself. The same call has one effect however often it comes.</summary>
    /// <param name="call">The call.</param>
    [Alias("take")]
    Task Take(ShopCall call);

    /// <summary>Whether it was taken and carried out.</summary>
    [Alias("is-done")]
    Task<bool> IsDone();
}
