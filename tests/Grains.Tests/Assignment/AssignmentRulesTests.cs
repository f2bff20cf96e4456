using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Assignment;

namespace Chatbotics.Grains.Tests.Assignment;

public sealed class AssignmentRulesTests
{
    private static readonly AssignmentPolicy Turn = new() { Id = "p1", Name = "In turn" };

    [Fact]
    public void In_turn_means_who_got_one_longest_ago()
    {
        var choice = AssignmentRules.Choose([Turn], Waiting(), [Person("mira", given: 20), Person("jonas", given: 10), Person("ada", given: 30)]);
        Assert.Equal("jonas", choice!.Person.Id);
        Assert.Equal("Round robin chose jonas: next in turn, online, 0 of 10 open before (In turn).", choice.Reason);
    }

    [Fact]
    public void Fewest_open_means_so_and_turns_break_ties()
    {
        var policy = Turn with { Method = AssignmentMethod.FewestOpen };
        Assert.Equal("jonas", AssignmentRules.Choose([policy], Waiting(), [Person("mira", open: 3), Person("jonas", open: 1, given: 9), Person("ada", open: 2)])!.Person.Id);
        Assert.Equal("ada", AssignmentRules.Choose([policy], Waiting(), [Person("jonas", open: 1, given: 9), Person("ada", open: 1, given: 5)])!.Person.Id);
    }

    [Fact]
    public void Who_is_offline_away_or_full_gets_none()
    {
        Assert.Null(AssignmentRules.Choose([Turn], Waiting(), [Person("a") with { IsOnline = false }, Person("b") with { IsAway = true }, Person("c", open: 10)]));
        Assert.Equal("a", AssignmentRules.Choose([Turn with { OnlyOnline = false }], Waiting(), [Person("a") with { IsOnline = false }])!.Person.Id);
        Assert.Equal("c", AssignmentRules.Choose([Turn], Waiting(), [Person("c", open: 99) with { Capacity = 0 }])!.Person.Id);
    }

    [Fact]
    public void The_first_rule_that_fits_decides()
    {
        var billing = new AssignmentPolicy { Name = "Billing", Team = "t1" };
        var page = new AssignmentPolicy { Name = "Page", Team = "t2", Connections = ["acme/messenger/300"] };
        AssignmentPolicy[] all = [billing, page, Turn];
        Assert.Same(billing, AssignmentRules.Fitting(all, Waiting(team: "t1")));
        Assert.Same(page, AssignmentRules.Fitting(all, Waiting(ChannelPlatform.Messenger)));
        Assert.Same(Turn, AssignmentRules.Fitting(all, Waiting()));
        Assert.Same(Turn, AssignmentRules.Fitting(all, Waiting(team: "t9")));
        Assert.Null(AssignmentRules.Fitting([billing with { IsOn = false }], Waiting(team: "t1")));
    }

    [Fact]
    public void A_teams_conversation_goes_to_its_members_only()
    {
        Assert.Equal("b", AssignmentRules.Choose([Turn], Waiting(team: "t1"), [Person("a"), Person("b") with { Teams = ["t1"] }])!.Person.Id);
        Assert.Null(AssignmentRules.Choose([Turn], Waiting(team: "t1"), [Person("a")]));
    }

    [Fact]
    public void The_queue_is_oldest_first_and_follows_changes()
    {
        var queue = new WaitingQueue();
        queue.Fill(new InboxQueue(4, [Waiting(thread: "b", since: 20), Waiting(thread: "a", since: 10)], System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.Add("mira", 2)));
        Assert.Equal(["a", "b"], queue.OldestFirst.Select(one => one.Key.ThreadId));

        queue.Give(Key("a"), "mira");
        Assert.Equal((1, 3), (queue.Count, queue.LoadOf("mira")));
        Assert.True(queue.Take(new QueueChange(5, [Waiting(thread: "a", since: 10)], [Held("a", "mira")])));
        Assert.Equal(3, queue.LoadOf("mira"));
        Assert.True(queue.Take(new QueueChange(6, [Held("a", "mira")], [])));
        Assert.Equal(2, queue.LoadOf("mira"));
        Assert.True(queue.Take(new QueueChange(7, [], [Waiting(thread: "c", since: 5)])));
        Assert.Equal(["c", "b"], queue.OldestFirst.Select(one => one.Key.ThreadId));
    }

    [Fact]
    public void A_gap_in_the_changes_asks_for_the_whole_queue()
    {
        var queue = new WaitingQueue();
        queue.Fill(new InboxQueue(4, [], System.Collections.Immutable.ImmutableDictionary<string, int>.Empty));
        Assert.True(queue.Take(new QueueChange(4, [], [])));
        Assert.False(queue.Take(new QueueChange(6, [], [])));

        // The inbox was brought to life anew and counts from the start.
        Assert.False(queue.Take(new QueueChange(1, [], [])));
    }

    private static ConversationKey Key(string thread, ChannelPlatform platform = ChannelPlatform.WhatsApp) =>
        ConversationKey.Create(ConnectionKey.Create("acme", platform, platform == ChannelPlatform.Messenger ? "300" : "100"), thread);

    private static QueuedConversation Waiting(ChannelPlatform platform = ChannelPlatform.WhatsApp, string? team = null, string thread = "c", long since = 1) =>
        new() { Key = Key(thread, platform), IsWaiting = true, Since = since, Team = team };

    private static QueuedConversation Held(string thread, string person) => new() { Key = Key(thread), Since = 10, CountsFor = person };

    private static Candidate Person(string id, int open = 0, long given = 0) => new(id, id, [], true, false, open, 10, given);
}
