using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>The notifications of whoever is at the page.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where lost leases are noted.</param>
internal sealed class NotificationView(IClusterClient grains, WorkspaceCalls calls, TimeProvider time, ILogger<NotificationView> log)
{
    /// <summary>The list.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="limit">At most so many.</param>
    public Task<NotificationFeed> List(string tenant, int limit) => Own(tenant, grain => grain.List(limit));

    /// <summary>Marks items as read.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="upTo">Every item up to this id.</param>
    public Task Read(string tenant, long upTo) => Own(tenant, async grain =>
    {
        await grain.Read(upTo);
        return true;
    });

    /// <summary>The person looks at a conversation.</summary>
    /// <param name="key">The conversation.</param>
    public Task Saw(ConversationKey key) => Own(key.Tenant, async grain =>
    {
        await grain.ReadConversation(key.Value, null);
        return true;
    });

    /// <summary>How the person wants to be told.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<NotificationSettings> Settings(string tenant) => Own(tenant, static grain => grain.GetSettings());

    /// <summary>Changes how the person wants to be told.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="settings">All of it.</param>
    public Task<Outcome> Save(string tenant, NotificationSettings settings) => Own(tenant, grain => grain.Save(settings));

    /// <summary>The key that a browser is asked with; null when this installation writes to no browsers.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<string?> PushKey(string tenant) => Own(tenant, static grain => grain.PushKey());

    /// <summary>The person's browsers that are told of things while no page is open.</summary>
    /// <param name="tenant">The workspace.</param>
    public Task<ImmutableArray<PushDevice>> Devices(string tenant) => Own(tenant, static grain => grain.ListDevices());

    /// <summary>Tells this browser of things while no page is open.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="subscription">What the browser gave.</param>
    /// <param name="name">What the person knows it by.</param>
    public async Task<Outcome> AddDevice(string tenant, PushSubscription subscription, string name) =>
        await calls.Session() is { } session ? await Own(tenant, grain => grain.AddDevice(subscription, name, session.SessionId)) : Refusals.NotAllowed;

    /// <summary>Tells a browser of nothing any more.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The device's id.</param>
    public Task<Outcome> RemoveDevice(string tenant, string id) => Own(tenant, async grain =>
    {
        await grain.RemoveDevice(id);
        return Outcome.Done;
    });

    /// <summary>Whether mails may name customers.</summary>
    /// <param name="tenant">The workspace.</param>
    public async Task<bool> MailsShowContent(string tenant)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        return await grains.GetGrain<INotificationHubGrain>(tenant).MailsShowContent();
    }

    /// <summary>Changes whether mails may name customers.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="shown">Whether they may.</param>
    public async Task<Outcome> ShowContentInMails(string tenant, bool shown)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ManageWorkspace));
        return await grains.GetGrain<INotificationHubGrain>(tenant).ShowContentInMails(shown);
    }

    /// <summary>Is told of every change.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="changed">Called with the unread, what is new if anything, and how to tell of it.</param>
    /// <param name="missed">Called when something may have been missed: read the list.</param>
    public async Task<IAsyncDisposable> Watch(string tenant, Action<int, Notification?, NotificationChannels> changed, Action missed)
    {
        var member = await calls.For(tenant);
        using var caller = Caller.Use(member);
        var grain = grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(tenant, member.AccountId));
        var observer = new NotificationObserver(changed, missed);
        var reference = grains.CreateObjectReference<INotificationObserver>(observer);

        async Task Renew()
        {
            using var renewing = Caller.Use(member);
            observer.IsAt(await grain.Watch(reference));
        }

        async Task End()
        {
            using var ending = Caller.Use(member);
            await grain.Unwatch(reference);
            grains.DeleteObjectReference<INotificationObserver>(reference);
            GC.KeepAlive(observer);
        }

        await Renew();
        return new Lease(Renew, End, time, log);
    }

    /// <summary>Puts notifications into words, with names that the person may see.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="items">The notifications.</param>
    public async Task<ImmutableArray<NotificationRow>> Describe(string tenant, ImmutableArray<Notification> items)
    {
        if (items.IsEmpty)
        {
            return [];
        }

        var member = await calls.For(tenant);
        var access = await calls.Access(tenant);
        using var caller = Caller.Use(member);
        var names = items.Any(static item => item.Notice.By is not null)
            ? (await grains.GetGrain<IPeopleGrain>(tenant).List()).Members.ToDictionary(static one => one.AccountId, static one => one.Name, StringComparer.Ordinal)
            : [];
        var keys = items.Select(static item => item.Notice.Conversation).OfType<string>().Distinct(StringComparer.Ordinal);
        var rows = (await Task.WhenAll(keys.Select(key => grains.GetGrain<IConversationGrain>(key).GetSummary())))
            .OfType<ConversationSummary>().Where(row => access is not null && ConversationSight.Shows(access, row))
            .ToDictionary(static row => row.Key.Value, StringComparer.Ordinal);
        return [.. await Task.WhenAll(items.Select(async item =>
        {
            var by = item.Notice.By is { } id ? names.GetValueOrDefault(id) : null;
            if (item.Notice.Conversation is { } key)
            {
                return rows.GetValueOrDefault(key) is { } row
                    ? new NotificationRow(item, NotificationTexts.Title(item, Look.Plain(row.ContactName), by), Detail(item, row), InboxAddress.Thread(row.Key, InboxFilter.Default))
                    : new NotificationRow(item, NotificationTexts.Title(item, null, by), Texts.Settings["It was deleted, or you may not see it any more."], null);
            }

            if (item.Notice.Connection is { } connection)
            {
                var status = await grains.GetGrain<IChannelConnectionGrain>(connection).Get();
                return new NotificationRow(item, NotificationTexts.Title(item, status?.Name, null), null, $"/channels/{tenant}");
            }

            return new NotificationRow(item, NotificationTexts.Title(item, null, by), null, item.Notice.Kind == NotificationKind.RetentionAhead ? $"/privacy/{tenant}/retention" : $"/privacy/{tenant}/requests");
        }))];
    }

    private static string? Detail(Notification item, ConversationSummary row) =>
        item.Notice.Kind is NotificationKind.CustomerWrote or NotificationKind.Waiting && row.Preview.Length > 0 ? row.Preview : null;

    private async Task<T> Own<T>(string tenant, Func<INotificationsGrain, Task<T>> what)
    {
        GrainKeys.Tenant(tenant);
        var member = await calls.For(tenant);
        using var caller = Caller.Use(member);
        return await what(grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(tenant, member.AccountId)));
    }
}
