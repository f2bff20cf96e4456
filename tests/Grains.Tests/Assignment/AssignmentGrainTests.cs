using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Tests.Conversations.Grains;
using Chatbotics.Grains.Tests.Notifications;
using Chatbotics.Grains.Tests.People;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Assignment;

/// <summary>Rules over real conversations, people and an inbox.</summary>
[Collection(NotificationHostCollection.Name)]
public sealed class AssignmentGrainTests(NotificationHost host) : EngineTests
{
    [Fact]
    public async Task In_turn_the_oldest_first_to_those_who_are_online_and_each_thread_says_why()
    {
        await host.NewWorkspace("a-turn");
        var (mira, tom) = (await host.NewMember("a-turn", "Mira"), await host.NewMember("a-turn", "Tom"));
        var waiting = new List<ConversationTestKey>();
        foreach (var contact in new[] { "1", "2", "3" })
        {
            waiting.Add(await Write("a-turn", contact));
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var grain = host.Grains.GetGrain<IAssignmentGrain>("a-turn");
        Assert.Null((await grain.Save(Of(new AssignmentPolicy { Name = "Everybody" }))).Error);
        foreach (var one in waiting)
        {
            Assert.Null((await Summary(one)).Assignee);
        }


        await grain.Present(mira, "page");
        var first = await Given(waiting[0]);
        var second = await Given(waiting[1]);
        Assert.Equal((mira, mira), (first.Assignee, second.Assignee));
        await Given(waiting[2]);

        await grain.Present(tom, "page");
        var fourth = await Given(await Write("a-turn", "4"));
        Assert.Equal(tom, fourth.Assignee);
        Assert.Equal("Round robin chose Tom: next in turn, online, 0 of 10 open before (Everybody).", fourth.Why);
        Assert.Equal(("assigned", AuthorKind.System), (fourth.Activity, fourth.By));

        await grain.Gone(mira, "page");
        await grain.Gone(tom, "page");
        var nobody = await Write("a-turn", "5");
        await UntilOneWaits(grain);
        Assert.Null((await Summary(nobody)).Assignee);
    }

    [Fact]
    public async Task Who_is_full_or_away_gets_nothing_until_there_is_room()
    {
        await host.NewWorkspace("a-full");
        var (mira, tom) = (await host.NewMember("a-full", "Mira"), await host.NewMember("a-full", "Tom"));
        var owner = (await host.Grains.GetGrain<IPeopleGrain>("a-full").List()).Members[0].AccountId;
        var grain = host.Grains.GetGrain<IAssignmentGrain>("a-full");
        var settings = Of(new AssignmentPolicy { Name = "Fair", Method = AssignmentMethod.FewestOpen, OnlyOnline = false }) with
        {
            Capacity = 1,
            Capacities = [new MemberCapacity(tom, 5, IsAway: true), new MemberCapacity(owner, 5, IsAway: true)],
        };
        Assert.Null((await grain.Save(settings)).Error);

        var first = await Write("a-full", "1");
        Assert.Equal((mira, "Fewest open chose Mira: fewest open, 0 of 1 open before (Fair)."), await Given(first) is var given ? (given.Assignee, given.Why) : default);
        var second = await Write("a-full", "2");
        await UntilOneWaits(grain);

        await first.Grain.SetStatus(ConversationStatus.Resolved, new Author(AuthorKind.Person, mira, "Mira"));
        Assert.Equal(mira, (await Given(second)).Assignee);

        // Back from lunch.
        var third = await Write("a-full", "3");
        Assert.Null((await grain.Save(settings with { Capacities = [new MemberCapacity(tom, 5, IsAway: false), settings.Capacities[1]] })).Error);
        Assert.Equal(tom, (await Given(third)).Assignee);
    }

    [Fact]
    public async Task What_waits_on_a_channel_goes_to_the_channels_team_and_rules_leave_that_as_it_is()
    {
        await host.NewWorkspace("a-default");
        var team = (await host.Grains.GetGrain<IPeopleGrain>("a-default").SaveTeam(null, "Parcels")).Id!;
        var grain = host.Grains.GetGrain<IAssignmentGrain>("a-default");
        Assert.Equal("unknown_team", (await grain.SetTeam("a-default/whatsapp/a-default-number", "none")).Refusal?.Code);
        Assert.Equal("unknown_team", (await grain.SetTeam("other/whatsapp/a-default-number", team)).Refusal?.Code);
        using (Caller.Use(new Caller { AccountId = "agent", Tenant = "a-default", Permissions = PermissionSet.Of(Permission.Reply) }))
        {
            Assert.Equal(Refusals.NotAllowed, (await grain.SetTeam("a-default/whatsapp/a-default-number", team)).Refusal);
        }

        Assert.True((await grain.SetTeam("a-default/whatsapp/a-default-number", team)).IsDone);
        var first = await Write("a-default", "1");
        await Eventually.Holds(async () => (await Summary(first)).Team?.Id == team);
        Assert.Null((await Summary(first)).Assignee);

        // The rules' page doesn't know of it, and takes nothing away.
        Assert.Null((await grain.Save(new AssignmentSettings())).Error);
        Assert.Equal(team, Assert.Single((await grain.Get()).Settings.Teams).Team);
        Assert.True((await grain.SetTeam("a-default/whatsapp/a-default-number", null)).IsDone);
        Assert.Empty((await grain.Get()).Settings.Teams);
    }

    [Fact]
    public async Task A_channel_has_a_team_and_only_its_members_are_chosen()
    {
        await host.NewWorkspace("a-team");
        var people = host.Grains.GetGrain<IPeopleGrain>("a-team");
        await host.NewMember("a-team", "Mira");
        var tom = await host.NewMember("a-team", "Tom");
        var team = (await people.SaveTeam(null, "Returns")).Id!;
        Assert.True((await people.SetVisibility(tom, MemberVisibility.Everything, [team])).IsDone);
        var grain = host.Grains.GetGrain<IAssignmentGrain>("a-team");
        var connection = host.Conversation("a-team").Key.Connection.Value;
        Assert.Null((await grain.Save(Of(new AssignmentPolicy { Name = "Number", Team = team, Connections = [connection], OnlyOnline = false }))).Error);

        var conversation = await Write("a-team", "1");
        Assert.Equal(tom, (await Given(conversation)).Assignee);
        Assert.Equal("Returns", (await Summary(conversation)).Team?.Name);
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_refused_at_their_field_and_only_who_may_changes_them()
    {
        var owner = await host.NewWorkspace("a-rules");
        var grain = host.Grains.GetGrain<IAssignmentGrain>("a-rules");
        Assert.NotNull((await grain.Save(Of(new AssignmentPolicy { Name = " " }))).Error);
        Assert.NotNull((await grain.Save(Of(new AssignmentPolicy { Name = "X", Method = (AssignmentMethod)9 }))).Error);
        Assert.NotNull((await grain.Save(new AssignmentSettings { Capacity = -1 })).Error);
        using (Caller.Use(new Caller { AccountId = owner, Tenant = "a-rules", Permissions = PermissionSet.Of(Permission.Reply) }))
        {
            Assert.NotNull((await grain.Save(new AssignmentSettings())).Error);
        }
    }

    [Fact]
    public async Task What_a_member_held_who_is_removed_waits_for_somebody_else_and_their_messages_for_later_end()
    {
        var owner = await host.NewWorkspace("a-leaves");
        var mira = await host.NewMember("a-leaves", "Mira");
        var miraIs = new Author(AuthorKind.Person, mira, "Mira");
        var (held, other) = (await Write("a-leaves", "1"), await Write("a-leaves", "2"));
        await held.Grain.Assign(AssignCommand.To(new Assignee(mira, "Mira"), miraIs));
        await other.Grain.Assign(AssignCommand.To(new Assignee(owner, "Olga"), miraIs));
        var at = host.Clock.GetUtcNow().AddMinutes(30);
        foreach (var conversation in new[] { held, other })
        {
            Assert.Null((await conversation.Grain.Reply(new ReplyCommand
            {
                ClientId = "later", Person = miraIs, Content = Abstractions.Channels.MessageContent.FromText("Good morning!"), SendAt = at,
            })).Refusal);
        }

        // Rows follow their conversations a moment later. What comes after the first look is found by the next one, when the clock moves.
        var mine = new InboxQuery { Conditions = [new InboxCondition(InboxField.Assignee, InboxOperator.AnyOf, [mira])] };
        await Eventually.Holds(async () => (await host.Grains.GetGrain<IInboxGrain>("a-leaves").List(mine)).Rows.Length == 1);
        using var changes = await Watcher.Start(host.Grains, held);
        Assert.True((await host.Grains.GetGrain<IPeopleGrain>("a-leaves").Remove(mira)).IsDone);
        var page = await changes.Until(static page => page.Summary!.Assignee is null);
        Assert.Equal((OwnerKind.Nobody, ConversationStatus.Open), (page.Summary!.Owner.Kind, page.Summary.Status));
        var line = page.Items.Last(static item => item.Activity == "unassigned");
        Assert.Equal((AuthorKind.System, "They have left the workspace."), (line.Author.Kind, line.Detail));

        // In a conversation that is somebody else's, the message is dropped when its time comes.
        host.Clock.Advance(TimeSpan.FromHours(1));
        await held.Grain.Wake();
        await other.Grain.Wake();
        foreach (var conversation in new[] { held, other })
        {
            Assert.DoesNotContain((await conversation.Grain.Read(new ThreadQuery())).Items, static item => item.Content?.Text == "Good morning!");
        }

        Assert.Equal(owner, (await Summary(other)).Assignee?.Id);
    }

    private static AssignmentSettings Of(params AssignmentPolicy[] policies) => new() { Policies = [.. policies] };

    private static async Task<ConversationSummary> Summary(ConversationTestKey conversation) => (await conversation.Grain.GetSummary())!;

    private static async Task UntilOneWaits(IAssignmentGrain grain)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await grain.Get()).Waiting != 1)
        {
            timeout.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<ConversationTestKey> Write(string tenant, string contact)
    {
        var conversation = host.Conversation(tenant, "49170000000" + contact);
        await conversation.Grain.Accept([host.Message(conversation.Key, $"{tenant}.{contact}", "Hello?")]);
        return conversation;
    }

    private async Task<(string? Assignee, string? Why, string? Activity, AuthorKind By)> Given(ConversationTestKey conversation)
    {
        using var changes = await Watcher.Start(host.Grains, conversation);
        var page = await changes.Until(static page => page.Items.Any(item => item.Activity == "assigned"));
        var line = page.Items.Last(static item => item.Activity == "assigned");
        return (page.Summary!.Assignee?.Id, line.Detail, line.Activity, line.Author.Kind);
    }
}
