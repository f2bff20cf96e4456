namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>Is told of every revocation at once. Calls may be lost: follow the cursor as well.</summary>
[Alias("revocation-observer")]
public interface IRevocationObserver : IGrainObserver
{
    /// <summary>Something was revoked.</summary>
    /// <param name="cursor">Up to where the follower has read after this one, if it had read the one before.</param>
    /// <param name="revocation">What.</param>
    [Alias("revoked")]
    Task Revoked(RevocationCursor cursor, Revocation revocation);
}
