using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.People.Revocations;

/// <inheritdoc cref="IRevocationFeedGrain"/>
/// <param name="ids">Names this activation.</param>
/// <param name="time">The clock.</param>
[GrainType("revocation-feed")]
internal sealed class RevocationFeedGrain(IIdGenerator ids, TimeProvider time) : Grain, IRevocationFeedGrain
{
    private const int Kept = 1_024;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Guid _epoch = ids.NewId();
    private readonly Queue<Revocation> _latest = new(Kept);
    private readonly Dictionary<IRevocationObserver, long> _followers = [];
    private long _number;

    /// <inheritdoc/>
    public Task Publish(Revocation revocation)
    {
        _number++;
        if (_latest.Count == Kept)
        {
            _latest.Dequeue();
        }

        _latest.Enqueue(revocation);
        var cursor = new RevocationCursor(_epoch, _number);
        foreach (var (follower, renewedAt) in _followers)
        {
            if (time.GetElapsedTime(renewedAt) >= Lease)
            {
                _followers.Remove(follower);
            }
            else
            {
                _ = Tell(follower, cursor, revocation);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RevocationPage> Follow(IRevocationObserver observer, RevocationCursor since)
    {
        // A feed that nobody calls for a while must not go: its epoch would end, and everyone would check everything again.
        DelayDeactivation(Lease);
        _followers[observer] = time.GetTimestamp();
        var missed = since.Epoch == _epoch ? _number - since.Number : long.MaxValue;
        return Task.FromResult(new RevocationPage
        {
            Cursor = new RevocationCursor(_epoch, _number),
            Revocations = missed is > 0 and <= Kept ? [.. _latest.Skip(_latest.Count - (int)missed)] : [],
            HasGap = missed > _latest.Count,
        });
    }

    private async Task Tell(IRevocationObserver follower, RevocationCursor cursor, Revocation revocation)
    {
        try
        {
            await follower.Revoked(cursor, revocation);
        }
        catch (Exception)
        {
            // It is gone. If it isn't, it asks again within a second and finds what it missed.
            _followers.Remove(follower);
        }
    }
}
