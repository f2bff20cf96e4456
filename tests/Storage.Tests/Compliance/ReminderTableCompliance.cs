namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every reminder table must do.</summary>
public abstract class ReminderTableCompliance
{
    private static readonly DateTime Start = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    protected abstract IReminderTable Table { get; }

    [Fact]
    public async Task A_reminder_comes_back_as_it_was()
    {
        var entry = Entry("0", "wake");
        var etag = await Table.UpsertRow(entry);
        Assert.NotNull(etag);

        var read = await Table.ReadRow(entry.GrainId, "wake");
        Assert.Equal(
            (entry.GrainId, "wake", Start, DateTimeKind.Utc, TimeSpan.FromMinutes(1), etag),
            (read!.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await Table.ReadRow(entry.GrainId, "other"));
        Assert.Null(await Table.ReadRow(GrainId.Create("wake-shard", "1"), "wake"));
    }

    [Fact]
    public async Task A_second_write_replaces_the_first()
    {
        var first = await Table.UpsertRow(Entry("0", "wake"));
        var changed = Entry("0", "wake");
        changed.Period = TimeSpan.FromHours(3);
        var second = await Table.UpsertRow(changed);
        Assert.NotEqual(first, second);
        var row = Assert.Single((await Table.ReadRows(changed.GrainId)).Reminders);
        Assert.Equal((TimeSpan.FromHours(3), second), (row.Period, row.ETag));
    }

    [Fact]
    public async Task Removing_needs_the_present_version()
    {
        var entry = Entry("0", "wake");
        var old = await Table.UpsertRow(entry);
        var present = await Table.UpsertRow(Entry("0", "wake"));
        Assert.False(await Table.RemoveRow(entry.GrainId, "wake", old!));
        Assert.NotNull(await Table.ReadRow(entry.GrainId, "wake"));
        Assert.True(await Table.RemoveRow(entry.GrainId, "wake", present!));
        Assert.False(await Table.RemoveRow(entry.GrainId, "wake", present!));
        Assert.Null(await Table.ReadRow(entry.GrainId, "wake"));
    }

    [Fact]
    public async Task A_range_holds_the_hashes_after_its_begin_up_to_its_end_and_may_go_around()
    {
        var entries = Enumerable.Range(0, 64).Select(shard => Entry($"{shard}", "wake")).ToArray();
        foreach (var entry in entries)
        {
            await Table.UpsertRow(entry);
        }

        var hashes = entries.Select(entry => entry.GrainId.GetUniformHashCode()).Order().ToArray();
        var (low, high) = (hashes[10], hashes[40]);
        await Expect(low, high, hash => hash > low && hash <= high);
        await Expect(high, low, hash => hash > high || hash <= low);
        await Expect(0, 0, _ => true);
        await Expect(low, low, _ => true);

        async Task Expect(uint begin, uint end, Func<uint, bool> inside)
        {
            var found = (await Table.ReadRows(begin, end)).Reminders;
            Assert.Equal(
                entries.Where(entry => inside(entry.GrainId.GetUniformHashCode())).Select(entry => entry.GrainId.ToString()).Order(),
                found.Select(entry => entry.GrainId.ToString()).Order());
        }
    }

    [Fact]
    public async Task A_grains_reminders_are_its_own()
    {
        await Table.UpsertRow(Entry("0", "one"));
        await Table.UpsertRow(Entry("0", "two"));
        await Table.UpsertRow(Entry("1", "three"));
        Assert.Equal(["one", "two"], (await Table.ReadRows(GrainId.Create("wake-shard", "0"))).Reminders.Select(row => row.ReminderName).Order());

        await Table.TestOnlyClearTable();
        Assert.Empty((await Table.ReadRows(0, 0)).Reminders);
    }

    private static ReminderEntry Entry(string shard, string name) => new()
    {
        GrainId = GrainId.Create("wake-shard", shard), ReminderName = name, StartAt = Start, Period = TimeSpan.FromMinutes(1),
    };
}
