namespace Chatbotics.Runtime.Tests.Timers;

public interface ITickingGrain : IGrainWithStringKey
{
    Task Start(string name, TimeSpan dueTime, TimeSpan period);

    Task StartInterleaving(string name, TimeSpan dueTime);

    Task StartHeld(string name, string gate, TimeSpan dueTime, TimeSpan period);

    Task StartFailing(string name, TimeSpan dueTime, TimeSpan period);

    Task StartWithToken(string name, TimeSpan dueTime);

    Task StartWithState(string name, TimeSpan dueTime);

    Task Change(string name, TimeSpan dueTime, TimeSpan period);

    Task Stop(string name);

    Task Wait(string gate);

    Task End();
}

public sealed class TickingGrain : Grain, ITickingGrain
{
    private readonly Dictionary<string, IGrainTimer> _timers = [];

    public Task Start(string name, TimeSpan dueTime, TimeSpan period) => Start(name, new GrainTimerCreationOptions(dueTime, period));

    public Task StartInterleaving(string name, TimeSpan dueTime) => Start(name, new GrainTimerCreationOptions(dueTime, Timeout.InfiniteTimeSpan) { Interleave = true });

    private Task Start(string name, GrainTimerCreationOptions options)
    {
        _timers[name] = this.RegisterGrainTimer(
            () =>
            {
                Mailbox<bool>.Of(name).Put(TaskScheduler.Current != TaskScheduler.Default);
                return Task.CompletedTask;
            },
            options);
        return Task.CompletedTask;
    }

    public Task StartHeld(string name, string gate, TimeSpan dueTime, TimeSpan period)
    {
        var ticks = 0;
        _timers[name] = this.RegisterGrainTimer(
            async () =>
            {
                await Gate.Of($"{gate} {++ticks}").Pass();
                Mailbox<bool>.Of(name).Put(true);
            },
            dueTime,
            period);
        return Task.CompletedTask;
    }

    public Task StartFailing(string name, TimeSpan dueTime, TimeSpan period)
    {
        _timers[name] = this.RegisterGrainTimer(
            async () =>
            {
                Mailbox<bool>.Of(name).Put(true);
                await Task.Yield();
                throw new InvalidOperationException("a bad tick");
            },
            dueTime,
            period);
        return Task.CompletedTask;
    }

    public Task StartWithToken(string name, TimeSpan dueTime)
    {
        _timers[name] = this.RegisterGrainTimer(
            async (CancellationToken token) =>
            {
                var ended = new TaskCompletionSource();
                await using var registration = token.Register(() => ended.TrySetResult());
                Mailbox<bool>.Of(name).Put(token.IsCancellationRequested);
                await ended.Task;
                Mailbox<bool>.Of(name).Put(token.IsCancellationRequested);
            },
            new GrainTimerCreationOptions(dueTime, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task StartWithState(string name, TimeSpan dueTime)
    {
        _timers[name] = this.RegisterGrainTimer(
            static (state, _) =>
            {
                Mailbox<int>.Of(state.name).Put(state.Number);
                return Task.CompletedTask;
            },
            (name, Number: 42),
            dueTime,
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Change(string name, TimeSpan dueTime, TimeSpan period)
    {
        _timers[name].Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task Stop(string name)
    {
        _timers[name].Dispose();
        return Task.CompletedTask;
    }

    public Task Wait(string gate) => Gate.Of(gate).Pass();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Collection(nameof(ClusterFixture))]
public sealed class GrainTimerTests(ClusterFixture cluster)
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private ManualClock Clock => cluster.Clock;

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_in_its_period()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, 2 * s_minute);
        var ticks = Mailbox<bool>.Of(key);

        Clock.Advance(s_minute - TimeSpan.FromTicks(1));
        Assert.Equal(0, ticks.Count);
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(await ticks.Next());

        for (var i = 0; i < 3; i++)
        {
            await Clock.PlannedIn(2 * s_minute);
            Clock.Advance(2 * s_minute);
            Assert.True(await ticks.Next());
        }

        await grain.Stop(key);
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, Timeout.InfiniteTimeSpan);

        Clock.Advance(s_minute);
        await Mailbox<bool>.Of(key).Next();
        Clock.Advance(TimeSpan.FromDays(1));
        await grain.Wait(Opened(key));

        Assert.Equal(0, Mailbox<bool>.Of(key).Count);
    }

    [Fact]
    public async Task The_period_begins_at_the_end_of_a_tick()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartHeld(key, key, s_minute, s_minute);
        Clock.Advance(s_minute);
        await Gate.Of($"{key} 1").Reached;

        Clock.Advance(10 * s_minute);
        Gate.Of($"{key} 1").Open();
        await Mailbox<bool>.Of(key).Next();

        await Clock.PlannedIn(s_minute);
        Gate.Of($"{key} 2").Open();
        Clock.Advance(s_minute);
        await Mailbox<bool>.Of(key).Next();
        Assert.Equal(0, Mailbox<bool>.Of(key).Count);
        await grain.Stop(key);
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_call()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, Timeout.InfiniteTimeSpan);
        var call = grain.Wait(key);
        await Gate.Of(key).Reached;

        Clock.Advance(s_minute);
        Assert.Equal(0, Mailbox<bool>.Of(key).Count);

        Gate.Of(key).Open();
        await call.Soon();
        await Mailbox<bool>.Of(key).Next();
    }

    [Fact]
    public async Task A_tick_that_may_interleave_does_not_wait()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartInterleaving(key, s_minute);
        var call = grain.Wait(key);
        await Gate.Of(key).Reached;

        Clock.Advance(s_minute);
        await Mailbox<bool>.Of(key).Next();

        Assert.False(call.IsCompleted);
        Gate.Of(key).Open();
        await call.Soon();
    }

    [Fact]
    public async Task A_call_waits_for_a_running_tick()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartHeld(key, key, s_minute, Timeout.InfiniteTimeSpan);
        Clock.Advance(s_minute);
        await Gate.Of($"{key} 1").Reached;
        var call = grain.Wait(Opened(key));

        Assert.False(call.IsCompleted);
        Gate.Of($"{key} 1").Open();
        await call.Soon();
    }

    [Fact]
    public async Task A_stopped_timer_does_not_tick()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, s_minute);

        await grain.Stop(key);
        Clock.Advance(TimeSpan.FromHours(1));
        await grain.Wait(Opened(key));

        Assert.Equal(0, Mailbox<bool>.Of(key).Count);
    }

    [Fact]
    public async Task A_changed_timer_ticks_at_its_new_time()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, s_minute);

        await grain.Change(key, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        Clock.Advance(TimeSpan.FromHours(1));
        await grain.Wait(Opened(key));
        Assert.Equal(0, Mailbox<bool>.Of(key).Count);

        Clock.Advance(TimeSpan.FromHours(1));
        await Mailbox<bool>.Of(key).Next();
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_its_timer()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartFailing(key, s_minute, s_minute);

        for (var i = 0; i < 3; i++)
        {
            await Clock.PlannedIn(s_minute);
            Clock.Advance(s_minute);
            await Mailbox<bool>.Of(key).Next();
        }

        await grain.Stop(key);
    }

    [Fact]
    public async Task The_token_of_a_tick_ends_with_its_timer()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartWithToken(key, s_minute);
        Clock.Advance(s_minute);
        Assert.False(await Mailbox<bool>.Of(key).Next());

        await grain.Stop(key);

        Assert.True(await Mailbox<bool>.Of(key).Next());
    }

    [Fact]
    public async Task A_timer_passes_its_state()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.StartWithState(key, s_minute);

        Clock.Advance(s_minute);

        Assert.Equal(42, await Mailbox<int>.Of(key).Next());
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        var grain = cluster.New<ITickingGrain>(out var key);
        await grain.Start(key, s_minute, s_minute);

        await grain.End();
        await grain.Wait(Opened(key)).Soon();
        Clock.Advance(TimeSpan.FromHours(1));
        await grain.Wait(Opened(key));

        Assert.Equal(0, Mailbox<bool>.Of(key).Count);
    }

    [Fact]
    public async Task Times_that_make_no_sense_are_refused()
    {
        var grain = cluster.New<ITickingGrain>(out var key);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(key, TimeSpan.FromSeconds(-2), s_minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(key, s_minute, TimeSpan.FromSeconds(-2)));
    }

    private static string Opened(string key)
    {
        var gate = $"{key} open";
        Gate.Of(gate).Open();
        return gate;
    }
}
