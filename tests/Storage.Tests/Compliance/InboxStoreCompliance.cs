using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every inbox store must do.</summary>
public abstract class InboxStoreCompliance
{
    protected abstract IInboxStore Inbox { get; }

    [Fact]
    public async Task A_row_comes_back_as_it_was()
    {
        var row = Row(1) with
        {
            Unread = 3,
            HeldBy = OwnerKind.Person,
            Status = ConversationStatus.Snoozed,
            KeyId = Guid.NewGuid(),
            Assignee = "jonas",
            Team = "t1",
            Priority = ConversationPriority.Urgent,
            WaitingSince = 77,
            CreatedAt = 66,
            Labels = ["l1", "l2"],
            Mentions = ["mira"],
        };
        await Inbox.Upsert(row);

        var facts = Assert.Single(await Inbox.ReadFacts("acme"));
        Assert.Equal(
            (row.Conversation, row.Version, row.LastActivity, row.Status, row.HeldBy, row.Platform, row.Unread),
            (facts.Conversation, facts.Version, facts.LastActivity, facts.Status, facts.HeldBy, facts.Platform, facts.Unread));
        Assert.Equal(
            ("jonas", "t1", ConversationPriority.Urgent, 77L, 66L, true),
            (facts.Assignee, facts.Team, facts.Priority, facts.WaitingSince, facts.CreatedAt, facts.IsComplete));
        Assert.Equal(["l1", "l2"], facts.Labels.ToArray());
        Assert.Equal(["mira"], facts.Mentions.ToArray());
        var stored = Assert.Single(await Inbox.Read([row.Conversation]));
        Assert.Equal((row.Version, row.KeyId, Sample.Text(row.Sealed)), (stored.Version, stored.KeyId, Sample.Text(stored.Sealed)));
    }

    [Fact]
    public async Task A_row_without_facts_has_none_and_is_complete()
    {
        await Inbox.Upsert(Row(1));
        var facts = Assert.Single(await Inbox.ReadFacts("acme"));
        Assert.Equal((null, null, 0L, true), (facts.Assignee, facts.Team, facts.WaitingSince, facts.IsComplete));
        Assert.True(facts.Labels.IsEmpty && facts.Mentions.IsEmpty);
    }

    [Fact]
    public async Task A_newer_version_replaces_and_an_older_one_does_not()
    {
        await Inbox.Upsert(Row(1, version: 5, last: 100) with { Labels = ["l1"], Assignee = "mira" });
        await Inbox.Upsert(Row(1, version: 4, last: 900) with { Status = ConversationStatus.Resolved });
        var facts = Assert.Single(await Inbox.ReadFacts("acme"));
        Assert.Equal((5L, 100L, "mira"), (facts.Version, facts.LastActivity, facts.Assignee));

        await Inbox.Upsert(Row(1, version: 6, last: 50) with { Status = ConversationStatus.Resolved });
        facts = Assert.Single(await Inbox.ReadFacts("acme"));
        Assert.Equal((6L, 50L, ConversationStatus.Resolved, null, 0), (facts.Version, facts.LastActivity, facts.Status, facts.Assignee, facts.Labels.Length));
        Assert.Equal(6L, Assert.Single(await Inbox.Read([Sample.Conversation(1)])).Version);
    }

    [Fact]
    public async Task Tenants_have_their_own_facts()
    {
        for (var number = 0; number < 30; number++)
        {
            await Inbox.Upsert(Row(number, last: number));
            await Inbox.Upsert(Row(number, last: number + 1_000) with { Conversation = Sample.Conversation(number, "other") });
        }

        Assert.Equal(30, (await Inbox.ReadFacts("acme")).Length);
        Assert.All(await Inbox.ReadFacts("other"), facts => Assert.Equal(("other", true), (facts.Conversation.Tenant, facts.LastActivity >= 1_000)));
        Assert.Empty(await Inbox.ReadFacts("nobody"));
    }

    [Fact]
    public async Task Rows_come_in_the_order_asked_for_without_those_that_are_gone()
    {
        await Inbox.Upsert(Row(1));
        await Inbox.Upsert(Row(2));
        await Inbox.Upsert(Row(3));
        await Inbox.Remove(Sample.Conversation(2).Value);
        var rows = await Inbox.Read([Sample.Conversation(3), Sample.Conversation(2), Sample.Conversation(9), Sample.Conversation(1)]);
        Assert.Equal([Sample.Conversation(3), Sample.Conversation(1)], rows.Select(row => row.Conversation));
    }

    [Fact]
    public async Task A_removed_row_is_gone_with_its_facts()
    {
        await Inbox.Upsert(Row(1));
        await Inbox.Upsert(Row(2));
        await Inbox.Remove(Sample.Conversation(1).Value);
        await Inbox.Remove(Sample.Conversation(1).Value);
        Assert.Equal(Sample.Conversation(2), Assert.Single(await Inbox.ReadFacts("acme")).Conversation);
        Assert.Empty(await Inbox.Read([Sample.Conversation(1)]));
    }

    private static InboxRow Row(int number, long version = 1, long last = 1_000) => new()
    {
        Conversation = Sample.Conversation(number),
        Version = version,
        LastActivity = last,
        Status = ConversationStatus.Open,
        HeldBy = OwnerKind.Nobody,
        Platform = ChannelPlatform.WhatsApp,
        Unread = 0,
        Sealed = System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"sealed {number}")),
        KeyId = Guid.Empty,
    };
}
