using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>
/// Tells every machine that serves people and programs what was taken away. Key: <see cref="Key"/>. In memory only: a
/// follower that finds another epoch checks everything again.
/// </summary>
[Alias("revocation-feed"), GrainScope(GrainScope.Engine)]
public interface IRevocationFeedGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "revocations";

    /// <summary>Tells everyone. Returns without waiting for them.</summary>
    /// <param name="revocation">What was taken away; the change is stored already.</param>
    [Alias("publish"), AlwaysInterleave]
    Task Publish(Revocation revocation);

    /// <summary>Adds or renews a follower, and gives what it has not read. Ask about once a second.</summary>
    /// <param name="observer">The follower.</param>
    /// <param name="since">Up to where it has read; the default when it has read nothing.</param>
    [Alias("follow"), AlwaysInterleave]
    Task<RevocationPage> Follow(IRevocationObserver observer, RevocationCursor since);
}
