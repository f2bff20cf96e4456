using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The inbox from its grain.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where lost leases are noted.</param>
internal sealed class GrainInboxView(IClusterClient grains, WorkspaceCalls calls, TimeProvider time, ILogger<GrainInboxView> log) : IInboxView
{
    /// <inheritdoc/>
    public async Task<InboxPage> List(string tenant, InboxQuery query)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ViewConversations));

        // Whoever asks: no more than the reader may see.
        return await grains.GetGrain<IInboxGrain>(tenant).List(await calls.Access(tenant) is { } access && InboxScope.Of(access) is { } scope
            ? query with { Scope = scope, Viewer = access.AccountId }
            : query);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> Watch(string tenant, Action<long, ConversationSummary> changed, Action missed)
    {
        var member = await calls.For(tenant, Permission.ViewConversations);
        using var caller = Caller.Use(member);
        var grain = grains.GetGrain<IInboxGrain>(tenant);
        var observer = new Observer(Speech.Keep(changed));
        var reference = grains.CreateObjectReference<IInboxObserver>(observer);

        // The lease renews and ends itself from wherever: always on behalf of who is watching.
        async Task Renew()
        {
            using var renewing = Caller.Use(member);
            var cursor = await grain.Watch(reference);
            if (observer.Expects(cursor))
            {
                missed();
            }
        }

        async Task End()
        {
            using var ending = Caller.Use(member);
            await grain.Unwatch(reference);
            grains.DeleteObjectReference<IInboxObserver>(reference);
            GC.KeepAlive(observer);
        }

        await Renew();
        return new Lease(Renew, End, time, log);
    }

    /// <summary>Passes changes on and remembers how far it was told.</summary>
    private sealed class Observer(Action<long, ConversationSummary> changed) : IInboxObserver
    {
        private readonly Lock _gate = new();
        private long? _last;

        public Task Changed(long cursor, ConversationSummary summary)
        {
            lock (_gate)
            {
                _last = cursor;
            }

            changed(cursor, summary);
            return Task.CompletedTask;
        }

        /// <summary>Notes where the grain is now; whether that differs from what was told.</summary>
        public bool Expects(long cursor)
        {
            lock (_gate)
            {
                var differs = _last is { } last && last != cursor;
                _last = cursor;
                return differs;
            }
        }
    }
}
