using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Tests.People;

namespace Chatbotics.Grains.Tests.Notifications;

[Collection(NotificationHostCollection.Name)]
public sealed class NotificationTests(NotificationHost host) : EngineTests
{
    [Fact]
    public async Task Who_is_given_a_conversation_is_told_and_hears_of_every_message_in_it_as_one_item()
    {
        var owner = await host.NewWorkspace("n-given");
        var mira = await host.NewMember("n-given", "Mira");
        var (key, grain) = host.Conversation("n-given");
        using var ear = await Ear.Start(host, "n-given", mira);

        await grain.Accept([host.Message(key, "a", "Hello?")]);
        var waits = await ear.Next();
        Assert.Equal((NotificationKind.Waiting, key.Value, 1L), (waits.Arrived!.Notice.Kind, waits.Arrived.Notice.Conversation, waits.Arrived.Notice.Number));

        await grain.Assign(AssignCommand.To(new Assignee(mira, "Mira"), new Author(AuthorKind.Person, owner, "Olga")));
        var given = new[] { await ear.Next(), await ear.Next() };
        Assert.Equal(owner, given.Single(one => one.Arrived is not null).Arrived!.Notice.By);
        Assert.True(NotificationChannels.Sound == (given.Single(one => one.Arrived is not null).Channels & NotificationChannels.Sound));

        await grain.Accept([host.Message(key, "b", "Are you there?")]);
        await ear.Next();
        await grain.Accept([host.Message(key, "c", "Please.")]);
        var third = await ear.Next();
        Assert.Equal((NotificationKind.CustomerWrote, 2, 2), (third.Arrived!.Notice.Kind, third.Arrived.Count, third.Unread));

        var feed = await host.Of("n-given", mira).List(50);
        Assert.Equal([NotificationKind.CustomerWrote, NotificationKind.Assigned, NotificationKind.Waiting], feed.Items.Select(item => item.Notice.Kind));
        Assert.Equal([false, false, true], feed.Items.Select(item => item.IsRead));
        Assert.Equal((2, third.Cursor), (feed.Unread, feed.Cursor));

        await host.Of("n-given", mira).ReadConversation(key.Value, null);
        Assert.Equal(0, (await ear.Next()).Unread);

        // Counted from the start again once it was read.
        await grain.Accept([host.Message(key, "d", "Thanks.")]);
        Assert.Equal(1, (await ear.Next()).Arrived!.Count);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves()
    {
        await host.NewWorkspace("n-own");
        var mira = await host.NewMember("n-own", "Mira");
        var (key, grain) = host.Conversation("n-own");
        var author = new Author(AuthorKind.Person, mira, "Mira");
        await grain.Accept([host.Message(key, "a", "Hello?")]);
        using var ear = await Ear.Start(host, "n-own", mira);
        await grain.Assign(AssignCommand.To(new Assignee(mira, "Mira"), author));
        await grain.AddNote(new NoteCommand { ClientId = "1", Person = author, Text = "Note to @Mira", Mentions = [new Mention(mira, "Mira")] });
        await grain.Accept([host.Message(key, "b", "Hello again?")]);

        Notification? first = null;
        while (first is null || first.Notice.Kind == NotificationKind.Waiting)
        {
            first = (await ear.Next()).Arrived;
        }

        Assert.Equal(NotificationKind.CustomerWrote, first.Notice.Kind);
    }

    [Fact]
    public async Task A_colleague_who_is_mentioned_and_the_writer_of_a_message_that_fails_are_told()
    {
        var owner = await host.NewWorkspace("n-fails");
        var mira = await host.NewMember("n-fails", "Mira");
        var (key, grain) = host.Conversation("n-fails");
        await grain.Accept([host.Message(key, "a", "Hello?")]);
        var ownerIs = new Author(AuthorKind.Person, owner, "Olga");
        using var miras = await Ear.Start(host, "n-fails", mira);
        await grain.AddNote(new NoteCommand { ClientId = "1", Person = ownerIs, Text = "@Mira?", Mentions = [new Mention(mira, "Mira")] });
        Heard heard;
        do
        {
            heard = await miras.Next();
        }
        while (heard.Arrived?.Notice.Kind != NotificationKind.Mentioned);
        Assert.Equal(owner, heard.Arrived.Notice.By);

        host.WhatsApp.Script = request => Task.FromResult(request.Connection == key.Connection
            ? SendOutcome.Failed(new SendError { Kind = SendErrorKind.InvalidRequest, Text = "Refused." })
            : SendOutcome.Accepted("x"));
        using var owners = await Ear.Start(host, "n-fails", owner);
        await grain.Reply(new ReplyCommand { ClientId = "r", Person = ownerIs, Content = MessageContent.FromText("Hi") });
        do
        {
            heard = await owners.Next();
        }
        while (heard.Arrived?.Notice.Kind != NotificationKind.SendFailed);
        Assert.Equal(key.Value, heard.Arrived.Notice.Conversation);
    }

    [Fact]
    public async Task What_waits_is_told_to_those_who_may_see_it_and_answer_and_is_read_when_it_is_settled()
    {
        var owner = await host.NewWorkspace("n-waits");
        var viewer = await host.NewMember("n-waits", "Vera", Roles.ViewerId);
        var blind = await host.NewMember("n-waits", "Bert");
        Assert.True((await host.Grains.GetGrain<IPeopleGrain>("n-waits").SetVisibility(blind, new MemberVisibility { Scope = ConversationScope.Assigned }, [])).IsDone);
        var (key, grain) = host.Conversation("n-waits");
        using var ear = await Ear.Start(host, "n-waits", owner);
        await grain.Accept([host.Message(key, "a", "Hello?")]);
        Assert.Equal(1, (await ear.Next()).Unread);
        Assert.Empty((await host.Of("n-waits", viewer).List(10)).Items);
        Assert.Empty((await host.Of("n-waits", blind).List(10)).Items);

        await grain.SetStatus(ConversationStatus.Resolved, new Author(AuthorKind.Person, owner, "Olga"));
        Assert.Equal(0, (await ear.Next()).Unread);
    }

    [Fact]
    public async Task A_member_reaches_only_the_own_list_and_a_key_only_that_members_list_and_wishes()
    {
        var owner = await host.NewWorkspace("n-foreign");
        var mira = await host.NewMember("n-foreign", "Mira");
        var caller = new Caller { AccountId = mira, Tenant = "n-foreign", Permissions = PermissionSet.All };
        using (Caller.Use(caller))
        {
            Assert.Empty((await host.Of("n-foreign", mira).List(10)).Items);
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).List(10));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).Read(1));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).Save(new NotificationSettings()));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", mira).Take([]));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", mira).Close());
        }

        using (Caller.Use(caller with { ApiKeyId = "k" }))
        {
            Assert.Empty((await host.Of("n-foreign", mira).List(10)).Items);
            await host.Of("n-foreign", mira).Read(1);
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).List(10));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).Read(1));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", mira).ListDevices());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).GetSettings());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("n-foreign", owner).Save(new NotificationSettings()));
            Assert.True((await host.Of("n-foreign", mira).Save(new NotificationSettings { Mails = MailPace.Daily })).IsDone);
            Assert.Equal(MailPace.Daily, (await host.Of("n-foreign", mira).GetSettings()).Mails);
        }

        using (Caller.Use(caller with { Permissions = PermissionSet.None }))
        {
            Assert.NotNull((await host.Grains.GetGrain<INotificationHubGrain>("n-foreign").ShowContentInMails(true)).Refusal);
        }
    }

    [Fact]
    public async Task Who_leaves_is_told_nothing_more_and_leaves_nothing_behind()
    {
        await host.NewWorkspace("n-leaves");
        var mira = await host.NewMember("n-leaves", "Mira");
        var notice = new Notice { Kind = NotificationKind.Assigned, Conversation = host.Conversation("n-leaves").Key.Value, At = host.Clock.GetUtcNow() };
        await host.Of("n-leaves", mira).Take([notice]);
        await host.Of("n-leaves", mira).Save(new NotificationSettings { Mails = MailPace.Daily });
        Assert.Contains(host.Storage.Dump().Split('\n'), row => row.Contains($"n-leaves/{mira}", StringComparison.Ordinal) && row.Contains("491700000001", StringComparison.Ordinal));

        Assert.True((await host.Grains.GetGrain<IPeopleGrain>("n-leaves").Remove(mira)).IsDone);
        await host.Of("n-leaves", mira).Take([notice]);
        Assert.Empty((await host.Of("n-leaves", mira).List(10)).Items);
        Assert.DoesNotContain(host.Storage.Dump().Split('\n'), row => row.Contains($"n-leaves/{mira}", StringComparison.Ordinal) && row.Contains("491700000001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erased_conversation_leaves_every_list()
    {
        var owner = await host.NewWorkspace("n-erase");
        var (key, other) = (host.Conversation("n-erase").Key.Value, host.Conversation("n-erase", "491700000002").Key.Value);
        var notice = new Notice { Kind = NotificationKind.Assigned, Conversation = key, At = host.Clock.GetUtcNow() };
        await host.Of("n-erase", owner).Take([notice, notice with { Conversation = other }]);
        Assert.Equal(1, await host.Grains.GetGrain<INotificationHubGrain>("n-erase").Erase([key]));
        Assert.Equal(0, await host.Grains.GetGrain<INotificationHubGrain>("n-erase").Erase([key]));
        Assert.Equal([other], (await host.Of("n-erase", owner).List(10)).Items.Select(item => item.Notice.Conversation));
        Assert.DoesNotContain($"\"{key}\"", host.Storage.Dump().Split('\n').Single(row => row.Contains($"n-erase/{owner}", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_gathers_what_is_unread_at_the_members_full_hour_and_names_no_customer_unless_the_workspace_allows_it()
    {
        var owner = await host.NewWorkspace("n-mail");
        var (key, grain) = host.Conversation("n-mail");
        await grain.Accept([host.Message(key, "a", "My secret is 4711")]);
        var notice = new Notice { Kind = NotificationKind.Assigned, Conversation = key.Value, Number = 1, At = host.Clock.GetUtcNow() };
        var list = host.Of("n-mail", owner);
        await list.Take([notice]);

        await Tick(list);
        Assert.Empty(host.Mails.Of("n-mail"));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Tick(list);
        var first = Assert.Single(host.Mails.Of("n-mail"));
        Assert.Equal(("owner@n-mail.test", null, null), (first.To, Assert.Single(first.Lines).Customer, first.Lines[0].Preview));

        // Told once; what is read before the hour is over is not told at all.
        await list.Take([notice with { Kind = NotificationKind.Mentioned }]);
        await list.Read(long.MaxValue);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Tick(list);
        Assert.Single(host.Mails.Of("n-mail"));

        Assert.True((await host.Grains.GetGrain<INotificationHubGrain>("n-mail").ShowContentInMails(true)).IsDone);
        await list.Take([notice]);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Tick(list);
        var line = Assert.Single(host.Mails.Of("n-mail")[1].Lines);
        Assert.Equal(("Lea", "My secret is 4711"), (line.Customer, line.Preview));

        // Never means never.
        await list.Save(new NotificationSettings { Mails = MailPace.Never });
        await list.Take([notice]);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await Tick(list);
        Assert.Equal(2, host.Mails.Of("n-mail").Count);
    }

    [Fact]
    public async Task Quiet_hours_are_silent_and_what_is_wrong_with_wishes_stands_at_their_field()
    {
        var owner = await host.NewWorkspace("n-quiet");
        var list = host.Of("n-quiet", owner);
        Assert.Equal("quietTo", (await list.Save(new NotificationSettings { IsQuiet = true, QuietFrom = 60, QuietTo = 60 })).Refusal!.Field);
        Assert.Equal("quietFrom", (await list.Save(new NotificationSettings { QuietFrom = -1 })).Refusal!.Field);
        Assert.Equal("timeZone", (await list.Save(new NotificationSettings { TimeZone = "Mars/Olympus" })).Refusal!.Field);
        Assert.Equal("rules", (await list.Save(new NotificationSettings { Rules = [new((NotificationKind)99, NotificationChannels.InApp)] })).Refusal!.Field);

        var now = TimeZoneInfo.ConvertTime(host.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var minute = (now.Hour * 60) + now.Minute;
        Assert.True((await list.Save(new NotificationSettings { IsQuiet = true, QuietFrom = (minute + 1430) % 1440, QuietTo = (minute + 10) % 1440 })).IsDone);
        using var ear = await Ear.Start(host, "n-quiet", owner);
        await list.Take([new Notice { Kind = NotificationKind.Assigned, Conversation = host.Conversation("n-quiet").Key.Value, At = host.Clock.GetUtcNow() }]);
        Assert.Equal(NotificationChannels.InApp | NotificationChannels.Mail, (await ear.Next()).Channels);
    }

    // The runtime's reminders run on the wall's clock; a test rings by hand.
    private static Task Tick(INotificationsGrain list) => list.AsReference<IRemindable>().ReceiveReminder("mail", default);
}
