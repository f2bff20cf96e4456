using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Inbox;
using Chatbotics.Grains.Tests.Tenancy;

namespace Chatbotics.Grains.Tests.Inbox;

[Collection(GrainHostCollection.Name)]
public sealed class InboxGrainTests(GrainHost host)
{
    [Fact]
    public async Task What_was_published_is_listed_newest_first_with_counts()
    {
        var grain = Inbox("in-list");
        var older = await Summary("in-list", "a", minutes: 0);
        var newer = (await Summary("in-list", "b", minutes: 5)) with { Owner = new Owner(OwnerKind.Person, "p1", "Mira"), Assignee = new Assignee("p1", "Mira"), Unread = 0 };
        await grain.Publish(older);
        await grain.Publish(newer);

        var page = await grain.List(new InboxQuery());
        Assert.Equal([newer, older], page.Rows.ToArray());
        Assert.Equal(new InboxCounts(2, 0, 1, 1, 1), page.Counts);
        Assert.Equal(2, page.Cursor);
        Assert.Equal((2, 2, 0, 1), (page.Matches, page.Tally.All, page.Tally.Unassigned, page.Tally.Automated));
    }

    [Fact]
    public async Task What_is_stored_is_counted_after_a_new_start_too()
    {
        var grain = Inbox("in-again");
        var summary = await Summary("in-again", "a");
        await grain.Publish(summary with { Owner = Owner.Nobody, Assignee = new Assignee("jonas", "Jonas"), Labels = ["l1"], Priority = ConversationPriority.High });
        await grain.Publish((await Summary("in-again", "b")) with { Status = ConversationStatus.Snoozed });

        // As a build before assignees kept it: the sealed part alone knows who has it.
        var old = (await Summary("in-again", "old")) with { Owner = new Owner(OwnerKind.Person, "mira", "Mira"), WaitingSince = null };
        var row = InboxRowSeal.Seal(old, await host.Keys.Get("in-again", old.KeyId));
        await host.Inbox.Upsert(row with { Assignee = null, CreatedAt = 0, IsComplete = false });
        await host.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        var page = await grain.List(new InboxQuery { View = InboxView.Mine, Viewer = "jonas", Status = ConversationStatus.Open });
        Assert.Equal(("a", 1, 1), (Assert.Single(page.Rows).Key.ThreadId, page.Tally.Mine, page.Tally.Open));
        page = await grain.List(new InboxQuery { View = InboxView.Mine, Viewer = "mira" });
        Assert.True(Assert.Single(page.Rows).Key.ThreadId == "old", "A row of an older build is Mira's by its holder.");
        Assert.All(await host.Inbox.ReadFacts("in-again"), facts => Assert.True(facts.IsComplete));
    }

    [Fact]
    public async Task Counts_alone_read_no_rows()
    {
        var grain = Inbox("in-counts");
        await grain.Publish(await Summary("in-counts", "a"));
        var page = await grain.List(new InboxQuery { CountsOnly = true });
        Assert.Empty(page.Rows);
        Assert.Equal(1, page.Tally.All);
    }

    [Fact]
    public async Task Stored_rows_show_neither_names_nor_messages()
    {
        var stored = new List<byte[]>();
        host.Inbox.Fault = row =>
        {
            stored.Add(row.Sealed.ToArray());
            return null;
        };
        await Inbox("in-sealed").Publish(await Summary("in-sealed", "a"));
        host.Inbox.Fault = null;

        var text = System.Text.Encoding.UTF8.GetString(Assert.Single(stored));
        Assert.DoesNotContain("Lea", text, StringComparison.Ordinal);
        Assert.DoesNotContain("parcel", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_version_does_not_replace_a_newer_one()
    {
        var grain = Inbox("in-old");
        var newer = await Summary("in-old", "a") with { Version = 7 };
        await grain.Publish(newer);
        await grain.Publish(newer with { Version = 6, Preview = "before" });
        Assert.Equal(7, Assert.Single((await grain.List(new InboxQuery())).Rows).Version);
    }

    [Fact]
    public async Task Publications_that_meet_behind_a_write_become_one()
    {
        var grain = Inbox("in-many");
        var summary = await Summary("in-many", "a");
        var other = await Summary("in-many", "b");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.GatedInbox.Gate = gate.Task;
        var before = host.GatedInbox.Upserts;
        var first = grain.Publish(summary);
        var rest = Enumerable.Range(2, 100).Select(version => grain.Publish(summary with { Version = version })).Append(grain.Publish(other)).ToArray();

        // A call that is answered later than they were sent: they have all arrived.
        await grain.List(new InboxQuery());
        Assert.Equal(before + 1, host.GatedInbox.Upserts);
        Assert.DoesNotContain(rest, publication => publication.IsCompleted);
        host.GatedInbox.Gate = null;
        gate.SetResult();
        await first;
        await Task.WhenAll(rest);

        Assert.Equal(before + 3, host.GatedInbox.Upserts);
        Assert.Equal([101L, 1L], (await grain.List(new InboxQuery())).Rows.Select(row => row.Version).OrderDescending());
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_fails_its_publisher_only()
    {
        var grain = Inbox("in-fault");
        var bad = await Summary("in-fault", "bad");
        var good = await Summary("in-fault", "good");
        host.Inbox.Fault = row => row.Conversation == bad.Key ? new StoreUnavailableException("disk full") : null;
        var publications = new[] { grain.Publish(bad), grain.Publish(good) };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => publications[0]);
        await publications[1];
        host.Inbox.Fault = null;

        await grain.Publish(bad);
        Assert.Equal(2, (await grain.List(new InboxQuery())).Rows.Length);
    }

    [Fact]
    public async Task An_erased_conversations_row_is_dropped()
    {
        var grain = Inbox("in-erased");
        var kept = await Summary("in-erased", "kept");
        var erased = await Summary("in-erased", "erased");
        await grain.Publish(kept);
        await grain.Publish(erased);
        await host.Keys.Destroy("in-erased", erased.KeyId);

        Assert.Equal(kept, Assert.Single((await grain.List(new InboxQuery())).Rows));
        Assert.Equal(1, (await grain.List(new InboxQuery())).Counts.Open);
        await grain.Publish(erased with { Version = 2 });
        Assert.Single((await grain.List(new InboxQuery())).Rows);
    }

    [Fact]
    public async Task Another_tenants_row_is_refused() =>
        await Assert.ThrowsAsync<InvalidKeyPartException>(async () => await Inbox("in-mine").Publish(await Summary("in-theirs", "a")));

    [Fact]
    public async Task Observers_are_told_in_order_until_they_stop_or_lapse()
    {
        var grain = Inbox("in-watch");
        var observer = new Recorder();
        var reference = host.Grains.CreateObjectReference<IInboxObserver>(observer);
        Assert.Equal(0, await grain.Watch(reference));
        var summary = await Summary("in-watch", "a");
        await grain.Publish(summary);
        Assert.Equal((1L, summary), await observer.Next());
        await grain.Publish(summary with { Version = 2 });
        Assert.Equal(2, (await observer.Next()).Cursor);

        await grain.Unwatch(reference);
        await grain.Publish(summary with { Version = 3 });
        Assert.Equal(3, await grain.Watch(reference));
        await grain.Publish(summary with { Version = 4 });
        Assert.Equal(4, (await observer.Next()).Cursor);

        host.Clock.Advance(ObserverLease.Duration);
        await grain.Publish(summary with { Version = 5 });
        Assert.Equal(5, await grain.Watch(reference));
        await grain.Publish(summary with { Version = 6 });
        Assert.Equal(6, (await observer.Next()).Cursor);
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        var grain = Inbox("in-pages");
        for (var i = 0; i < 5; i++)
        {
            await grain.Publish(await Summary("in-pages", "c" + i, minutes: i));
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await grain.List(new InboxQuery { Limit = 2, After = after });
            seen.AddRange(page.Rows.Select(row => row.Key.ThreadId));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(["c4", "c3", "c2", "c1", "c0"], seen);
    }

    private IInboxGrain Inbox(string tenant) => host.Grains.GetGrain<IInboxGrain>(tenant);

    private async Task<ConversationSummary> Summary(string tenant, string thread, int minutes = 0)
    {
        var key = await host.Keys.Take(tenant);
        var at = new DateTimeOffset(2025, 10, 16, 8, minutes, 0, TimeSpan.Zero);
        return new ConversationSummary
        {
            Key = ConversationKey.Create(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, "100"), thread),
            Version = 1,
            Number = 12,
            Status = ConversationStatus.Open,
            Owner = new Owner(OwnerKind.Assistant, "wren", "Wren"),
            ContactName = "Lea Brandt",
            Preview = "Where is my parcel?",
            PreviewAuthor = AuthorKind.Customer,
            LastActivityAt = at,
            Unread = 1,
            WindowClosesAt = at.AddHours(24),
            Problem = DeliveryState.Unknown,
            OpenedAt = at,
            WaitingSince = at,
            KeyId = key.Id,
        };
    }

    private sealed class Recorder : IInboxObserver
    {
        private readonly System.Threading.Channels.Channel<(long Cursor, ConversationSummary Summary)> _told =
            System.Threading.Channels.Channel.CreateUnbounded<(long, ConversationSummary)>();

        public Task Changed(long cursor, ConversationSummary summary)
        {
            _told.Writer.TryWrite((cursor, summary));
            return Task.CompletedTask;
        }

        public async Task<(long Cursor, ConversationSummary Summary)> Next() =>
            await _told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
