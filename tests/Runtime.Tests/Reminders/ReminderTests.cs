namespace Chatbotics.Runtime.Tests.Reminders;

public interface IRemindedGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    Task<bool> Unregister(string name);

    Task<string[]> Names();

    Task<bool> Knows(string name);

    Task Fail(bool fail);

    Task End();
}

public sealed class RemindedGrain : Grain, IRemindedGrain, IRemindable
{
    private bool _fail;

    public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task<bool> Unregister(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order(StringComparer.Ordinal)];

    public async Task<bool> Knows(string name) => await this.GetReminder(name) is { } reminder && reminder.ReminderName == name;

    public Task Fail(bool fail)
    {
        _fail = fail;
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Mailbox<TickStatus>.Of($"{this.GetPrimaryKeyString()} {reminderName}").Put(status);
        return _fail ? Task.FromException(new InvalidOperationException("a bad tick")) : Task.CompletedTask;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IUnremindedGrain : IGrainWithStringKey
{
    Task Register();
}

public sealed class UnremindedGrain : Grain, IUnremindedGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("x", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}

[Collection(nameof(ClusterFixture))]
public sealed class ReminderTests(ClusterFixture cluster)
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private ManualClock Clock => cluster.ReminderClock;

    [Fact]
    public async Task A_reminder_ticks_at_its_due_time_and_then_in_its_period()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        var start = Clock.GetUtcNow() + s_minute;
        await grain.Register("tick", s_minute, 3 * s_minute);
        var ticks = Mailbox<TickStatus>.Of($"{key} tick");

        for (var i = 0; i < 3; i++)
        {
            var due = start + (i * 3 * s_minute);
            await Clock.Planned(due);
            Clock.Advance(due - Clock.GetUtcNow());
            var status = await ticks.Next();
            Assert.Equal(start.UtcDateTime, status.FirstTickTime);
            Assert.Equal(3 * s_minute, status.Period);
            Assert.Equal(due.UtcDateTime, status.CurrentTickTime);
        }

        Assert.True(await grain.Unregister("tick"));
    }

    [Fact]
    public async Task Ticks_that_were_missed_are_skipped_and_the_rhythm_stays()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        var start = Clock.GetUtcNow() + s_minute;
        await grain.Register("tick", s_minute, 10 * s_minute);
        var ticks = Mailbox<TickStatus>.Of($"{key} tick");
        await Clock.Planned(start);

        Clock.Jump(s_minute + (35 * s_minute));
        await ticks.Next();
        await Clock.Planned(start + (40 * s_minute));
        Assert.Equal(0, ticks.Count);

        Clock.Advance(5 * s_minute);
        Assert.Equal(start.UtcDateTime + (40 * s_minute), (await ticks.Next()).CurrentTickTime);
        Assert.True(await grain.Unregister("tick"));
    }

    [Fact]
    public async Task A_reminder_activates_its_grain()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        var due = Clock.GetUtcNow() + s_minute;
        await grain.Register("tick", s_minute, s_minute);
        await grain.End();
        await Clock.Planned(due);

        Clock.Advance(s_minute);

        await Mailbox<TickStatus>.Of($"{key} tick").Next();
        Assert.True(await grain.Unregister("tick"));
    }

    [Fact]
    public async Task A_removed_reminder_does_not_tick()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        await grain.Register("tick", s_minute, s_minute);

        Assert.True(await grain.Unregister("tick"));
        Clock.Advance(10 * s_minute);

        Assert.False(await grain.Knows("tick"));
        Assert.False(await grain.Unregister("tick"));
        Assert.Equal(0, Mailbox<TickStatus>.Of($"{key} tick").Count);
    }

    [Fact]
    public async Task A_reminder_registered_again_has_its_new_times()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        await grain.Register("tick", s_minute, s_minute);
        var due = Clock.GetUtcNow() + (3 * s_minute);
        await grain.Register("tick", 3 * s_minute, 60 * s_minute);
        await Clock.Planned(due);

        Clock.Advance(3 * s_minute);

        var status = await Mailbox<TickStatus>.Of($"{key} tick").Next();
        Assert.Equal(60 * s_minute, status.Period);
        Assert.Equal(due.UtcDateTime, status.FirstTickTime);
        Assert.Equal(["tick"], await grain.Names());
        Assert.True(await grain.Unregister("tick"));
    }

    [Fact]
    public async Task A_grain_finds_its_own_reminders()
    {
        var grain = cluster.New<IRemindedGrain>();
        await grain.Register("a", TimeSpan.FromDays(300), s_minute);
        await grain.Register("b", TimeSpan.FromDays(300), s_minute);

        Assert.Equal(["a", "b"], await grain.Names());
        Assert.True(await grain.Knows("a"));
        Assert.False(await grain.Knows("c"));
        Assert.Empty(await cluster.New<IRemindedGrain>().Names());
        Assert.True(await grain.Unregister("a"));
        Assert.True(await grain.Unregister("b"));
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_end_the_reminder()
    {
        var grain = cluster.New<IRemindedGrain>(out var key);
        var due = Clock.GetUtcNow() + s_minute;
        await grain.Register("tick", s_minute, s_minute);
        await grain.Fail(true);

        for (var i = 0; i < 2; i++)
        {
            await Clock.Planned(due + (i * s_minute));
            Clock.Advance(s_minute);
            await Mailbox<TickStatus>.Of($"{key} tick").Next();
        }

        Assert.True(await grain.Unregister("tick"));
    }

    [Fact]
    public async Task Times_that_make_no_sense_are_refused()
    {
        var grain = cluster.New<IRemindedGrain>();

        await Assert.ThrowsAsync<ArgumentException>(() => grain.Register("fast", s_minute, TimeSpan.FromSeconds(59)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("early", TimeSpan.FromSeconds(-5), s_minute));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => grain.Register("", s_minute, s_minute));
        Assert.Empty(await grain.Names());
    }

    [Fact]
    public async Task A_grain_that_cannot_be_reminded_has_no_reminders()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.New<IUnremindedGrain>().Register());
    }
}
