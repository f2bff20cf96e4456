using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every inbox store must do.</summary>
public abstract class InboxStoreCompliance
{
    protected abstract IInboxStore Inbox { get; }

    [Fact]
    public async Task A_row_comes_back_as_it_was()
    {
        var row = Row(1) with { Unread = 3, HeldBy = OwnerKind.Person, Status = ConversationStatus.Snoozed, KeyId = Guid.NewGuid() };
        await Inbox.Upsert(row);

        var stored = Assert.Single((await Inbox.Query("acme", new InboxQuery())).Rows);
        Assert.Equal(row with { Sealed = default }, stored with { Sealed = default });
        Assert.Equal(Sample.Text(row.Sealed), Sample.Text(stored.Sealed));
    }

    [Fact]
    public async Task A_newer_version_replaces_and_an_older_one_does_not()
    {
        await Inbox.Upsert(Row(1, version: 5, last: 100));
        await Inbox.Upsert(Row(1, version: 4, last: 900) with { Status = ConversationStatus.Resolved });
        var stored = Assert.Single((await Inbox.Query("acme", new InboxQuery())).Rows);
        Assert.Equal((5L, 100L), (stored.Version, stored.LastActivity));

        await Inbox.Upsert(Row(1, version: 6, last: 50) with { Status = ConversationStatus.Resolved });
        stored = Assert.Single((await Inbox.Query("acme", new InboxQuery())).Rows);
        Assert.Equal((6L, 50L, ConversationStatus.Resolved), (stored.Version, stored.LastActivity, stored.Status));
        Assert.Empty((await Inbox.Query("acme", new InboxQuery { Status = ConversationStatus.Open })).Rows);
    }

    [Fact]
    public async Task Pages_are_newest_first_and_hold_every_matching_row_once()
    {
        var all = new List<InboxRow>();
        for (var number = 0; number < 240; number++)
        {
            var row = Row(number, last: 1_000 + (number * 7919 % 60)) with
            {
                Status = (ConversationStatus)((number % 4) + 1),
                HeldBy = (OwnerKind)(number % 3),
                Platform = (ChannelPlatform)((number % 5) + 1),
            };
            all.Add(row);
            await Inbox.Upsert(row);
            await Inbox.Upsert(row with { Conversation = Sample.Conversation(number, "other") });
        }

        InboxQuery[] queries =
        [
            new(),
            new() { Status = ConversationStatus.Open },
            new() { HeldBy = OwnerKind.Nobody },
            new() { Platform = ChannelPlatform.Instagram },
            new() { Status = ConversationStatus.Pending, HeldBy = OwnerKind.Assistant },
            new() { Status = ConversationStatus.Resolved, HeldBy = OwnerKind.Person, Platform = ChannelPlatform.Messenger },
            new() { HeldBy = OwnerKind.Workflow },
        ];
        foreach (var query in queries)
        {
            var expected = all.Where(row => (query.Status is null || row.Status == query.Status)
                && (query.HeldBy is null || row.HeldBy == query.HeldBy)
                && (query.Platform is null || row.Platform == query.Platform)).ToArray();
            var seen = new List<InboxRow>();
            string? after = null;
            do
            {
                var page = await Inbox.Query("acme", query with { After = after, Limit = 13 });
                Assert.InRange(page.Rows.Length, 0, 13);
                Assert.True(page.Next is null || page.Rows.Length == 13);
                seen.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);

            Assert.Equal(expected.Select(row => row.Conversation.Value).Order(), seen.Select(row => row.Conversation.Value).Order());
            Assert.Equal(seen.Select(row => row.LastActivity).OrderDescending(), seen.Select(row => row.LastActivity));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("12")]
    [InlineData("1.2.3.4'; DROP TABLE inbox; --")]
    public async Task A_cursor_that_is_not_ours_gives_nothing(string cursor)
    {
        await Inbox.Upsert(Row(1));
        var page = await Inbox.Query("acme", new InboxQuery { After = cursor });
        Assert.Empty(page.Rows);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_cursor_of_another_tenant_shows_none_of_its_rows()
    {
        for (var number = 0; number < 10; number++)
        {
            await Inbox.Upsert(Row(number, last: number) with { Conversation = Sample.Conversation(number, "other") });
        }

        var foreign = (await Inbox.Query("other", new InboxQuery { Limit = 3 })).Next;
        Assert.NotNull(foreign);
        Assert.Empty((await Inbox.Query("acme", new InboxQuery { After = foreign })).Rows);
    }

    [Fact]
    public async Task Counts_follow_every_change()
    {
        Assert.Equal(new InboxCounts(0, 0, 0, 0, 0), await Inbox.Count("acme"));
        var random = new Random(7);
        var rows = new Dictionary<string, InboxRow>(StringComparer.Ordinal);
        for (var step = 0; step < 300; step++)
        {
            var number = random.Next(40);
            var tenant = random.Next(2) == 0 ? "acme" : "other";
            var key = Sample.Conversation(number, tenant);
            if (random.Next(10) == 0)
            {
                rows.Remove(key.Value);
                await Inbox.Remove(key.Value);
                continue;
            }

            var row = Row(number, version: random.Next(1, 50)) with
            {
                Conversation = key,
                Status = (ConversationStatus)random.Next(1, 5),
                HeldBy = (OwnerKind)random.Next(4),
                Unread = random.Next(3),
            };
            if (!rows.TryGetValue(key.Value, out var stored) || stored.Version <= row.Version)
            {
                rows[key.Value] = row;
            }

            await Inbox.Upsert(row);
        }

        foreach (var tenant in (string[])["acme", "other"])
        {
            var open = rows.Values.Where(row => row.Conversation.Tenant == tenant && row.Status == ConversationStatus.Open).ToArray();
            Assert.Equal(
                new InboxCounts(
                    open.Length,
                    open.Count(row => row.HeldBy == OwnerKind.Nobody),
                    open.Count(row => row.HeldBy == OwnerKind.Assistant),
                    open.Count(row => row.HeldBy == OwnerKind.Person),
                    open.Count(row => row.Unread > 0)),
                await Inbox.Count(tenant));
        }
    }

    [Fact]
    public async Task A_removed_row_is_gone()
    {
        await Inbox.Upsert(Row(1));
        await Inbox.Upsert(Row(2));
        await Inbox.Remove(Sample.Conversation(1).Value);
        await Inbox.Remove(Sample.Conversation(1).Value);
        Assert.Equal(Sample.Conversation(2), Assert.Single((await Inbox.Query("acme", new InboxQuery())).Rows).Conversation);
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
