using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;

namespace Chatbotics.Grains.Tests.People;

[Collection(PeopleHostCollection.Name)]
public sealed class RevocationFeedTests(PeopleHost host) : EngineTests
{
    private IRevocationFeedGrain Feed => host.Grains.GetGrain<IRevocationFeedGrain>(IRevocationFeedGrain.Key);

    [Fact]
    public async Task A_follower_is_told_and_finds_what_it_missed()
    {
        var follower = new Follower();
        var reference = host.Grains.CreateObjectReference<IRevocationObserver>(follower);
        var start = await Feed.Follow(reference, default);
        Assert.Equal(start.Cursor.Number > 0, start.HasGap);

        var revocation = new Revocation { Kind = RevocationKind.ApiKeyRevoked, Tenant = "rf-one", ApiKeyId = "k" };
        await Feed.Publish(revocation);
        await follower.Told(one => one == revocation);

        var page = await Feed.Follow(reference, start.Cursor);
        Assert.Contains(revocation, page.Revocations);
        Assert.False(page.HasGap);
        Assert.Empty((await Feed.Follow(reference, page.Cursor)).Revocations);
    }

    [Fact]
    public async Task A_follower_of_another_activation_or_too_far_behind_must_check_everything()
    {
        var reference = host.Grains.CreateObjectReference<IRevocationObserver>(new Follower());
        for (var n = 0; n < 1_100; n++)
        {
            await Feed.Publish(new Revocation { Kind = RevocationKind.WorkspaceChanged, Tenant = "rf-many" });
        }

        var now = (await Feed.Follow(reference, default)).Cursor;
        Assert.True((await Feed.Follow(reference, now with { Epoch = Guid.NewGuid() })).HasGap);
        Assert.True((await Feed.Follow(reference, now with { Number = now.Number - 1_025 })).HasGap);
        var last = await Feed.Follow(reference, now with { Number = now.Number - 1_024 });
        Assert.False(last.HasGap);
        Assert.Equal(1_024, last.Revocations.Length);
    }

    [Fact]
    public async Task Ended_sessions_and_removed_members_are_told()
    {
        var follower = new Follower();
        await Feed.Follow(host.Grains.CreateObjectReference<IRevocationObserver>(follower), default);

        await host.NewWorkspace("rf-told");
        var agent = await host.NewMember("rf-told", "agent", "agent@rf-told.test");
        var ticket = await host.Account(agent).StartSession(new SessionOrigin(null, "x"), null);
        await host.Account(agent).EndSession(ticket.SessionId);
        await follower.Told(one => one.Kind == RevocationKind.SessionEnded && one.SessionId == ticket.SessionId && one.AccountId == agent);
        await host.People("rf-told").SetRole(agent, "viewer");
        await follower.Told(one => one.Kind == RevocationKind.MemberChanged && one.AccountId == agent && one.Tenant == "rf-told");
        await host.People("rf-told").Remove(agent);
        await follower.Told(one => one.Kind == RevocationKind.MemberRemoved && one.AccountId == agent && one.Tenant == "rf-told");
    }

    private sealed class Follower : IRevocationObserver
    {
        private readonly ConcurrentQueue<Revocation> _told = new();
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Revoked(RevocationCursor cursor, Revocation revocation)
        {
            _told.Enqueue(revocation);
            Interlocked.Exchange(ref _more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return Task.CompletedTask;
        }

        public async Task Told(Func<Revocation, bool> which)
        {
            for (var more = Volatile.Read(ref _more).Task; !_told.Any(which); more = Volatile.Read(ref _more).Task)
            {
                await more.WaitAsync(TimeSpan.FromSeconds(10));
            }
        }
    }
}
