using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Api.Notifications;

/// <summary>What the key's member was told of, how they are told, and what the workspace's mails may say.</summary>
internal static class NotificationRoutes
{
    private const string Noun = "Notifications";
    private const string List = "/me/notifications";
    private const string Own = "/me/notification-settings";
    private const string Mails = "/workspace/notification-mails";

    /// <summary>The operations.</summary>
    /// <remarks>
    /// No permission is about a member's own wishes. Changing them needs one that changes something, so that a key for
    /// reading changes nothing.
    /// </remarks>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = List, Noun = Noun, Id = "listNotifications", Needs = Permission.ViewConversations,
            Summary = "Lists what the member for whom the key acts was told of, newest first, with the number of unread ones. Several of one kind about one conversation are one with a count.",
            Query = [("limit", "1 to 100, otherwise 50")],
            Answer = typeof(NotificationModels.NotificationList), Do = GetList,
        },
        new()
        {
            Method = "POST", Path = List + "/read", Noun = Noun, Id = "readNotifications", Needs = Permission.ManageConversations,
            Summary = "Marks them as read: all, or those up to an id of the list.",
            Body = typeof(NotificationModels.ReadBody), Status = 204,
            Do = static async call =>
            {
                await Grain(call).Read(call.Body<NotificationModels.ReadBody>().UpTo ?? long.MaxValue);
                return ApiAnswer.Done;
            },
        },
        new()
        {
            Method = "GET", Path = Own, Noun = Noun, Id = "getNotificationSettings", Needs = Permission.ViewConversations,
            Summary = "Gives how the member for whom the key acts is told of things: the ways for each event, the pace of mails, quiet hours.",
            Answer = typeof(NotificationModels.NotificationSettings), Do = static async call => ApiAnswer.Ok(Model(await Grain(call).GetSettings())),
        },
        new()
        {
            Method = "PATCH", Path = Own, Noun = Noun, Id = "setNotificationSettings", Needs = Permission.ManageConversations,
            Summary = "Changes them, for that member alone. What is left out stays. Mails: never, immediately, hourly, daily.",
            Body = typeof(NotificationModels.NotificationBody), Answer = typeof(NotificationModels.NotificationSettings), Do = Set,
        },
        new()
        {
            Method = "GET", Path = Mails, Noun = Noun, Id = "getNotificationMails", Needs = Permission.ManageWorkspace,
            Summary = "Says whether mails about what is unread may name customers.", Answer = typeof(NotificationModels.MailContent), Do = GetMails,
        },
        new()
        {
            Method = "PUT", Path = Mails, Noun = Noun, Id = "setNotificationMails", Needs = Permission.ManageWorkspace,
            Summary = "Sets whether they may, for everybody in the workspace.",
            Body = typeof(NotificationModels.MailContentBody), Answer = typeof(NotificationModels.MailContent), Do = SetMails,
        },
    ];

    private static INotificationsGrain Grain(ApiCall call) =>
        call.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(call.Tenant, call.Member.AccountId));

    private static async Task<ApiAnswer> GetList(ApiCall call)
    {
        var feed = await Grain(call).List(call.Limit);
        var items = ImmutableArray.CreateBuilder<NotificationModels.Item>(feed.Items.Length);
        foreach (var item in feed.Items)
        {
            items.Add(await Model(call, item));
        }

        return ApiAnswer.Ok(new NotificationModels.NotificationList(items.DrainToImmutable(), feed.Unread));
    }

    /// <summary>An item; of a conversation that the member has not been shown since, only that there was something.</summary>
    private static async Task<NotificationModels.Item> Model(ApiCall call, Notification item)
    {
        var (notice, conversation) = (item.Notice, item.Notice.Conversation is { } key ? ConversationKey.Parse(key) : (ConversationKey?)null);
        var isShown = conversation is null
            || (await call.Grains.GetGrain<IConversationGrain>(conversation.Value.Value).GetSummary() is { } row && ConversationSight.Shows(call.Member, row));
        return new NotificationModels.Item(
            item.Id,
            ApiWords.Of(notice.Kind),
            notice.At,
            isShown && conversation is { } shown ? InboxAddress.Encode(shown) : null,
            notice.Connection is { } connection ? ConnectionKey.Parse(connection).Value[(call.Tenant.Length + 1)..] : null,
            isShown && notice.Number > 0 ? notice.Number : null,
            notice.By,
            item.Count,
            item.IsRead);
    }

    private static async Task<ApiAnswer> Set(ApiCall call)
    {
        var body = call.Body<NotificationModels.NotificationBody>();
        var old = await Grain(call).GetSettings();
        var outcome = await Grain(call).Save(old with
        {
            Rules = Rules(old, body.Events ?? []),
            Mails = ApiCall.Word<MailPace>("mails", body.Mails) ?? old.Mails,
            IsQuiet = body.IsQuiet ?? old.IsQuiet,
            QuietFrom = body.QuietFrom is { } from ? Minutes(from) : old.QuietFrom,
            QuietTo = body.QuietTo is { } to ? Minutes(to) : old.QuietTo,
            TimeZone = body.TimeZone is { } zone ? (zone.Length == 0 ? null : zone) : old.TimeZone,
            PushShowsContent = body.PushShowsContent ?? old.PushShowsContent,
        });
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Ok(Model(await Grain(call).GetSettings()));
    }

    private static async Task<ApiAnswer> GetMails(ApiCall call) =>
        ApiAnswer.Ok(new NotificationModels.MailContent(await call.Grains.GetGrain<INotificationHubGrain>(call.Tenant).MailsShowContent()));

    private static async Task<ApiAnswer> SetMails(ApiCall call)
    {
        if (call.Body<NotificationModels.MailContentBody>().ShowsContent is { } shown
            && await call.Grains.GetGrain<INotificationHubGrain>(call.Tenant).ShowContentInMails(shown) is { Refusal: { } refusal })
        {
            return ApiProblem.Of(refusal);
        }

        return await GetMails(call);
    }

    private static NotificationModels.NotificationSettings Model(NotificationSettings one) => new(
        [.. Enum.GetValues<NotificationKind>().Select(kind => new NotificationModels.NotificationEvent(ApiWords.Of(kind), Words(one.Of(kind))))],
        ApiWords.Of(one.Mails),
        one.IsQuiet,
        Clock(one.QuietFrom),
        Clock(one.QuietTo),
        one.TimeZone,
        one.PushShowsContent);

    private static ImmutableArray<NotificationRule> Rules(NotificationSettings old, ImmutableArray<NotificationModels.NotificationEvent> changes)
    {
        var chosen = Enum.GetValues<NotificationKind>().ToDictionary(static kind => kind, old.Of);
        foreach (var (index, change) in changes.Index())
        {
            if (change?.Ways is { } ways)
            {
                var kind = ApiCall.Word<NotificationKind>($"events[{index}].event", change.Event ?? "")!.Value;
                chosen[kind] = ways.Aggregate(
                    NotificationChannels.None, (all, way) => all | ApiCall.Word<NotificationChannels>($"events[{index}].ways", way ?? "")!.Value);
            }
        }

        // What is as usual is not kept, so that it follows when the usual changes.
        return [.. chosen.Where(static one => one.Value != NotificationSettings.Usual(one.Key)).Select(static one => new NotificationRule(one.Key, one.Value))];
    }

    private static ImmutableArray<string> Words(NotificationChannels ways) =>
        [.. Enum.GetValues<NotificationChannels>().Where(way => way != NotificationChannels.None && ways.HasFlag(way)).Select(ApiWords.Of)];

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>Minutes since midnight; -1, which the rules refuse, for what is no time.</summary>
    private static int Minutes(string time) =>
        TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? (parsed.Hour * 60) + parsed.Minute : -1;
}
