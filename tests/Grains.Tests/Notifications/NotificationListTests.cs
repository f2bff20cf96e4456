using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Notifications;
using Chatbotics.Grains.Tests.Conversations;

namespace Chatbotics.Grains.Tests.Notifications;

public sealed class NotificationListTests
{
    // As the first build with notifications stored them; never edited.
    private const string First =
        """{"Items":[{"Id":7,"Notice":{"Kind":3,"Conversation":"acme/whatsapp/1/2","Connection":null,"Number":12,"At":"2025-10-16T08:00:00+00:00","By":"m","Team":"t"},"Count":2,"IsRead":true,"Channels":9,"IsMailed":true}],"Last":7,"Settings":{"Rules":[{"Kind":4,"Channels":8}],"Mails":3,"IsQuiet":true,"QuietFrom":1300,"QuietTo":400,"TimeZone":"Europe/Berlin"},"MailAt":"2025-10-17T06:00:00+00:00"}""";

    [Fact]
    public void What_the_first_build_stored_is_read_as_it_was_meant()
    {
        var state = JsonSerializer.Deserialize<NotificationsState>(First)!;
        var item = Assert.Single(state.Items);
        Assert.Equal((7L, 2, true, true), (item.Id, item.Count, item.IsRead, item.IsMailed));
        Assert.Equal(NotificationChannels.InApp | NotificationChannels.Mail, item.Channels);
        Assert.Equal((NotificationKind.CustomerWrote, "acme/whatsapp/1/2", 12L, "m", "t"), (item.Notice.Kind, item.Notice.Conversation, item.Notice.Number, item.Notice.By, item.Notice.Team));
        Assert.Equal((7L, MailPace.Daily, true, 1300, 400, "Europe/Berlin"), (state.Last, state.Settings.Mails, state.Settings.IsQuiet, state.Settings.QuietFrom, state.Settings.QuietTo, state.Settings.TimeZone));
        Assert.Equal(NotificationChannels.Mail, state.Settings.Of(NotificationKind.Waiting));
        Assert.Equal(new DateTimeOffset(2025, 10, 17, 6, 0, 0, TimeSpan.Zero), state.MailAt);
        Assert.Empty(JsonSerializer.Deserialize<NotificationsState>("{}")!.Items);
        Assert.True(JsonSerializer.Deserialize<NotificationHubState>("""{"MailsShowContent":true,"MindsDeadlines":true,"Told":{"4":2}}""") is { MailsShowContent: true, MindsDeadlines: true } hub && hub.Told[4] == 2);
    }

    [Fact]
    public void The_oldest_that_was_read_makes_room()
    {
        var state = new NotificationsState();
        for (var i = 0; i < NotificationList.MaxItems; i++)
        {
            state = NotificationList.Add(state, Of($"c{i}"), NotificationChannels.InApp);
        }

        state = NotificationList.Read(state, item => item.Id == 3);
        state = NotificationList.Add(state, Of("new"), NotificationChannels.InApp);
        Assert.Equal((NotificationList.MaxItems, 200), (state.Items.Length, NotificationList.Unread(state)));
        Assert.DoesNotContain(state.Items, item => item.Id == 3);
        Assert.Same(state, NotificationList.Read(state, item => item.Id == 3));
    }

    [Fact]
    public void A_snooze_that_ends_tells_whoever_is_responsible_and_an_assistants_conversation_nobody()
    {
        var talk = new Talk().Says("a", "Hello?");
        Assert.Null(talk.Notices);
        talk.Organise(AssignCommand.To(new Assignee("jonas", "Jonas"), Talk.Mira));
        Assert.Equal("jonas", Assert.Single(talk.Notices!).Account);
        talk.Organise(new StatusCommand { Status = ConversationStatus.Snoozed, Until = talk.Now.AddHours(1), By = Talk.Mira });
        talk.After(3_601).Tick();
        Assert.Equal((NoticeTarget.Member, "jonas", NotificationKind.SnoozeEnded), Assert.Single(talk.Notices!) is var ended ? (ended.Target, ended.Account, ended.Notice.Kind) : default);
    }

    private static Notice Of(string conversation) => new() { Kind = NotificationKind.Assigned, Conversation = conversation, At = DateTimeOffset.UnixEpoch };
}
