using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Inbox.Index;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.Grains.Tests.Inbox;

/// <summary>The index against a plain reading of what views, conditions and counts mean, over random changes.</summary>
public sealed class InboxIndexTests
{
    private const long Now = 1_800_000_000_000;
    private static readonly string[] s_people = ["mira", "jonas", "ada"];
    private static readonly string[] s_teams = ["t1", "t2"];
    private static readonly string[] s_labels = ["l1", "l2", "l3"];

    public static TheoryData<InboxSort> Sorts => new(Enum.GetValues<InboxSort>());

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Pages_hold_every_matching_row_once_in_order(InboxSort sort)
    {
        var (index, rows) = Filled();
        foreach (var query in Queries())
        {
            var expected = rows.Values.Where(row => Matches(row, query)).Select(row => row.Conversation).ToHashSet();
            var seen = new List<ConversationKey>();
            string? after = null;
            do
            {
                var page = index.Page(query with { Sort = sort, After = after }, 13, Now);
                Assert.True(page.Next is null || page.Keys.Length == 13);
                Assert.Equal(expected.Count, page.Matches);
                seen.AddRange(page.Keys);
                after = page.Next;
            }
            while (after is not null);

            Assert.Equal(expected.Count, seen.Count);
            Assert.Equal(expected, seen.ToHashSet());
            Assert.Equal(seen.Select(key => Order(rows[key], sort)).OrderDescending(), seen.Select(key => Order(rows[key], sort)));
        }
    }

    [Fact]
    public void Counts_are_right_after_every_change()
    {
        var (index, rows) = Filled();
        foreach (var query in Queries())
        {
            var tally = index.Page(query, 0, Now).Tally;
            int Of(InboxView view, ConversationStatus? status) => rows.Values.Count(row => Matches(row, query with { View = view, Status = status }));
            Assert.Equal(
                (Of(InboxView.Mine, query.Status), Of(InboxView.Unassigned, query.Status), Of(InboxView.Automated, query.Status), Of(InboxView.All, query.Status)),
                (tally.Mine, tally.Unassigned, tally.Automated, tally.All));
            Assert.Equal(
                (Of(InboxView.Mentions, query.Status), Of(InboxView.Unattended, query.Status)),
                (tally.Mentions, tally.Unattended));
            Assert.Equal(
                (Of(query.View, ConversationStatus.Open), Of(query.View, ConversationStatus.Pending), Of(query.View, ConversationStatus.Snoozed), Of(query.View, ConversationStatus.Resolved)),
                (tally.Open, tally.Pending, tally.Snoozed, tally.Resolved));
        }

        var open = rows.Values.Where(row => row.Status == ConversationStatus.Open).ToArray();
        Assert.Equal(
            new InboxCounts(
                open.Length,
                open.Count(row => row.HeldBy == OwnerKind.Nobody),
                open.Count(row => row.HeldBy == OwnerKind.Assistant),
                open.Count(row => row.HeldBy == OwnerKind.Person),
                open.Count(row => row.Unread > 0)),
            index.Counts());
        Assert.Equal(
            open.Where(row => row.Assignee is not null && !IsAutomated(row)).GroupBy(row => row.Assignee!).ToDictionary(group => group.Key, group => group.Count()),
            index.Loads().ToDictionary(load => load.Person, load => load.Open));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("1.2.3.4'; DROP TABLE inbox; --")]
    public void A_cursor_that_is_not_ours_gives_nothing(string cursor)
    {
        var page = Filled().Index.Page(new InboxQuery { After = cursor }, 10, Now);
        Assert.Empty(page.Keys);
        Assert.Null(page.Next);
    }

    [Fact]
    public void A_cursor_of_another_order_gives_nothing()
    {
        var (index, _) = Filled();
        var next = index.Page(new InboxQuery(), 10, Now).Next;
        Assert.NotNull(next);
        Assert.Empty(index.Page(new InboxQuery { After = next, Sort = InboxSort.Priority }, 10, Now).Keys);
    }

    [Fact]
    public void A_condition_that_makes_no_sense_matches_nothing()
    {
        var (index, _) = Filled();
        InboxCondition[] bad =
        [
            new(InboxField.Status, InboxOperator.AnyOf, ["nonsense"]),
            new(InboxField.Status, InboxOperator.LongerAgoThan, ["5"]),
            new(InboxField.WaitingSince, InboxOperator.LongerAgoThan, ["-5"]),
            new(InboxField.CreatedAt, InboxOperator.Before, []),
            new((InboxField)99, InboxOperator.IsSet, []),
        ];
        Assert.All(bad, condition => Assert.Equal(0, index.Page(new InboxQuery { Conditions = [condition] }, 10, Now).Matches));
    }

    [Fact]
    public void Labels_that_share_a_bit_are_told_apart()
    {
        var index = new InboxIndex();
        for (var number = 0; number < 130; number++)
        {
            index.Put(new InboxFacts
            {
                Conversation = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "a"), "c" + number),
                Version = 1,
                LastActivity = Now,
                Status = ConversationStatus.Open,
                HeldBy = OwnerKind.Nobody,
                Platform = ChannelPlatform.WhatsApp,
                Unread = 0,
                Labels = ["l" + number],
            });
        }

        int With(InboxOperator how, params string[] labels) =>
            index.Page(new InboxQuery { Conditions = [new(InboxField.Label, how, [.. labels])] }, 0, Now).Matches;
        Assert.All(Enumerable.Range(0, 130), number => Assert.Equal(
            (1, 129, 1, 0, 2),
            (With(InboxOperator.AnyOf, "l" + number), With(InboxOperator.NoneOf, "l" + number), With(InboxOperator.AllOf, "l" + number),
                With(InboxOperator.AllOf, "l" + number, "l" + ((number + 64) % 130)), With(InboxOperator.AnyOf, "l" + number, "l" + ((number + 64) % 130)))));
        Assert.Equal((0, 130, 0), (With(InboxOperator.AnyOf, "nobody's"), With(InboxOperator.NoneOf, "nobody's"), With(InboxOperator.AllOf, "nobody's")));
    }

    private static (InboxIndex Index, Dictionary<ConversationKey, InboxFacts> Rows) Filled()
    {
        var random = new Random(11);
        var index = new InboxIndex();
        var rows = new Dictionary<ConversationKey, InboxFacts>();
        for (var step = 0; step < 2_000; step++)
        {
            var key = ConversationKey.Create(ConnectionKey.Create("acme", (ChannelPlatform)random.Next(1, 4), "a" + random.Next(2)), "c" + random.Next(300));
            if (random.Next(12) == 0)
            {
                index.Remove(key);
                rows.Remove(key);
                continue;
            }

            var facts = new InboxFacts
            {
                Conversation = key,
                Version = random.Next(1, 60),
                LastActivity = Now - random.Next(200) * 60_000L,
                Status = (ConversationStatus)random.Next(1, 5),
                HeldBy = (OwnerKind)random.Next(4),
                Platform = key.Connection.Platform,
                Unread = random.Next(3),
                Assignee = random.Next(2) == 0 ? null : s_people[random.Next(3)],
                Team = random.Next(2) == 0 ? null : s_teams[random.Next(2)],
                Priority = (ConversationPriority)random.Next(5),
                WaitingSince = random.Next(2) == 0 ? 0 : Now - random.Next(200) * 60_000L,
                CreatedAt = Now - random.Next(2_000) * 60_000L,
                Labels = [.. s_labels.Where(_ => random.Next(3) == 0)],
                Mentions = [.. s_people.Where(_ => random.Next(6) == 0)],
            };
            var isNewer = !rows.TryGetValue(key, out var stored) || stored.Version <= facts.Version;
            Assert.Equal(isNewer, index.Put(facts));
            if (isNewer)
            {
                rows[key] = facts;
            }
        }

        Assert.Equal(rows.Count, index.Count);
        return (index, rows);
    }

    private static IEnumerable<InboxQuery> Queries()
    {
        ImmutableArray<InboxCondition>[] conditions =
        [
            [],
            [new(InboxField.Label, InboxOperator.AnyOf, ["l1", "l2"])],
            [new(InboxField.Label, InboxOperator.AllOf, ["l1", "l2"]), new(InboxField.Priority, InboxOperator.AnyOf, ["high", "urgent"])],
            [new(InboxField.Label, InboxOperator.NoneOf, ["l3"]), new(InboxField.Team, InboxOperator.IsSet, [])],
            [new(InboxField.Assignee, InboxOperator.AnyOf, ["me", "jonas"]), new(InboxField.Holder, InboxOperator.NoneOf, ["assistant"])],
            [new(InboxField.WaitingSince, InboxOperator.LongerAgoThan, ["60"]), new(InboxField.LastActivity, InboxOperator.WithinLast, ["120"])],
            [new(InboxField.Connection, InboxOperator.AnyOf, ["acme/whatsapp/a0"]), new(InboxField.Unread, InboxOperator.IsSet, [])],
            [new(InboxField.Status, InboxOperator.AnyOf, ["open", "pending"]), new(InboxField.Platform, InboxOperator.NoneOf, ["whatsapp"])],
        ];
        InboxScope?[] scopes = [null, new(new MemberVisibility { Scope = ConversationScope.Teams, Inboxes = ["acme/messenger/a1", "acme/whatsapp/a0"] }, ["t1"]), new(new MemberVisibility { Scope = ConversationScope.Assigned }, [])];
        foreach (var view in Enum.GetValues<InboxView>())
        {
            foreach (ConversationStatus? status in (ConversationStatus?[])[null, ConversationStatus.Open, ConversationStatus.Resolved])
            {
                foreach (var condition in conditions)
                {
                    yield return new InboxQuery { View = view, Status = status, Viewer = "mira", Conditions = condition };
                }

                // Mentions are counted for those who see everything they are mentioned in.
                foreach (var scope in view == InboxView.Mentions ? [] : scopes)
                {
                    yield return new InboxQuery { View = view, Status = status, Viewer = "mira", Scope = scope, Conditions = scope is null ? [] : [new(InboxField.LastActivity, InboxOperator.WithinLast, ["100000"])] };
                }
            }
        }
    }

    private static bool IsAutomated(InboxFacts row) => row.HeldBy is OwnerKind.Assistant or OwnerKind.Workflow;

    private static bool Matches(InboxFacts row, InboxQuery query) =>
        (query.Status is null || row.Status == query.Status)
        && (query.Scope is not { } scope || scope.Visibility.Shows(row.Conversation.Connection.Value, row.Assignee == query.Viewer, row.Team is { } team && scope.Teams.Contains(team)))
        && query.View switch
        {
            InboxView.Mine => row.Assignee == query.Viewer && !IsAutomated(row),
            InboxView.Unassigned => row.Assignee is null && !IsAutomated(row),
            InboxView.Automated => IsAutomated(row),
            InboxView.Mentions => row.Mentions.Contains(query.Viewer!),
            InboxView.Unattended => row.WaitingSince > 0 && !IsAutomated(row),
            _ => true,
        }
        && query.Conditions.All(condition => Holds(row, condition, query.Viewer!));

    private static bool Holds(InboxFacts row, InboxCondition condition, string viewer)
    {
        var values = condition.Values.Select(value => value == "me" ? viewer : value).ToArray();
        bool Any(string? value) => condition.Operator switch
        {
            InboxOperator.AnyOf => values.Contains(value),
            InboxOperator.NoneOf => !values.Contains(value),
            InboxOperator.IsSet => value is not null,
            _ => value is null,
        };
        bool Time(long value) => condition.Operator == InboxOperator.LongerAgoThan
            ? value > 0 && value < Now - (long.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture) * 60_000)
            : value >= Now - (long.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture) * 60_000);
        return condition.Field switch
        {
            InboxField.Label => condition.Operator switch
            {
                InboxOperator.AnyOf => values.Any(value => row.Labels.Contains(value)),
                InboxOperator.AllOf => values.All(value => row.Labels.Contains(value)),
                _ => !values.Any(value => row.Labels.Contains(value)),
            },
            InboxField.Priority => Any(row.Priority.ToString().ToLowerInvariant()),
            InboxField.Team => Any(row.Team),
            InboxField.Assignee => Any(row.Assignee),
            InboxField.Holder => Any(row.HeldBy.ToString().ToLowerInvariant()),
            InboxField.Connection => Any(row.Conversation.Connection.Value),
            InboxField.Platform => Any(row.Platform.ToString().ToLowerInvariant()),
            InboxField.Status => Any(row.Status.ToString().ToLowerInvariant()),
            InboxField.Unread => row.Unread > 0,
            InboxField.WaitingSince => Time(row.WaitingSince),
            _ => Time(row.LastActivity),
        };
    }

    private static (long, long) Order(InboxFacts row, InboxSort sort) => sort switch
    {
        InboxSort.OldestWaiting => (row.WaitingSince > 0 ? -row.WaitingSince : long.MinValue, row.LastActivity),
        InboxSort.Priority => ((long)row.Priority, row.LastActivity),
        InboxSort.NewestCreated => (row.CreatedAt, 0),
        InboxSort.OldestActivity => (-row.LastActivity, 0),
        InboxSort.OldestCreated => (-row.CreatedAt, 0),
        _ => (row.LastActivity, 0),
    };
}
