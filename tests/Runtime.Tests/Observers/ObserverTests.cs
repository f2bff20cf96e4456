using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Chatbotics.Runtime.Tests.Observers;

public interface IListener : IGrainObserver
{
    Task Hear(int number);

    void Told(int number);

    Task<int> Ask(int number);

    Task HearSlowly(string gate);
}

public interface ISpeakingGrain : IGrainWithStringKey
{
    Task Speak(IListener listener, int from, int count);

    Task Tell(IListener listener, int number);

    Task<int> Ask(IListener listener, int number);

    Task Subscribe(IListener listener);

    Task Unsubscribe(IListener listener);

    Task<int> Publish(int number);

    Task<bool> StaysOnItsScheduler(IListener listener);

    Task<IListener> Own();
}

public sealed class SpeakingGrain : Grain, ISpeakingGrain, IListener
{
    private readonly ObserverManager<IListener> _listeners = new(TimeSpan.FromHours(1), NullLogger.Instance);

    public Task Speak(IListener listener, int from, int count) => Task.WhenAll(Enumerable.Range(from, count).Select(listener.Hear));

    public Task Tell(IListener listener, int number)
    {
        listener.Told(number);
        return Task.CompletedTask;
    }

    public Task<int> Ask(IListener listener, int number) => listener.Ask(number);

    public Task Subscribe(IListener listener)
    {
        _listeners.Subscribe((IAddressable)listener, listener);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IListener listener)
    {
        _listeners.Unsubscribe((IAddressable)listener);
        return Task.CompletedTask;
    }

    public async Task<int> Publish(int number)
    {
        await _listeners.Notify(listener => listener.Hear(number));
        return _listeners.Count;
    }

    public async Task<bool> StaysOnItsScheduler(IListener listener)
    {
        var scheduler = TaskScheduler.Current;
        await listener.Hear(1);
        return scheduler != TaskScheduler.Default && TaskScheduler.Current == scheduler;
    }

    public Task<IListener> Own() => Task.FromResult(this.AsReference<IListener>());

    public Task Hear(int number) => Task.CompletedTask;

    public void Told(int number)
    {
    }

    public Task<int> Ask(int number) => Task.FromResult(-number);

    public Task HearSlowly(string gate) => Gate.Of(gate).Pass();
}

[Collection(nameof(ClusterFixture))]
public sealed class ObserverTests(ClusterFixture cluster)
{
    [Fact]
    public async Task An_observer_hears_and_answers()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var listener = new Listener();
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);

        await grain.Speak(reference, 7, 1).Soon();
        Assert.Equal(14, await grain.Ask(reference, 7).Soon());
        await grain.Tell(reference, 8);

        Assert.Equal(7, await listener.Heard.Next());
        Assert.Equal(8, await listener.Heard.Next());
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_hears_one_thing_after_the_other()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var listener = new Listener();
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);

        for (var i = 0; i < 100; i++)
        {
            await grain.Speak(reference, i, 1).Soon();
        }

        await grain.Speak(reference, 0, 100).Soon();

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(i, await listener.Heard.Next());
        }

        Assert.Equal(0, listener.Overlaps);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task The_failure_of_an_observer_reaches_the_grain_that_waits_for_it()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var listener = new Listener { Fails = true };
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);

        Assert.Equal("deaf", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Speak(reference, 1, 1).Soon())).Message);
        await grain.Tell(reference, 2).Soon();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_grain_continues_on_its_scheduler_after_an_observer_has_answered()
    {
        var listener = new Listener();
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);

        Assert.True(await cluster.New<ISpeakingGrain>().StaysOnItsScheduler(reference).Soon());
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Subscribers_hear_until_they_leave()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var (staying, leaving) = (new Listener(), new Listener());
        var stays = cluster.Grains.CreateObjectReference<IListener>(staying);
        var leaves = cluster.Grains.CreateObjectReference<IListener>(leaving);
        await grain.Subscribe(stays);
        await grain.Subscribe(stays);
        await grain.Subscribe(leaves);

        Assert.Equal(2, await grain.Publish(1).Soon());
        await grain.Unsubscribe(leaves);
        Assert.Equal(1, await grain.Publish(2).Soon());

        Assert.Equal(1, await staying.Heard.Next());
        Assert.Equal(2, await staying.Heard.Next());
        Assert.Equal(1, await leaving.Heard.Next());
        Assert.Equal(0, leaving.Heard.Count);
        GC.KeepAlive(staying);
        GC.KeepAlive(leaving);
    }

    [Fact]
    public async Task A_subscriber_that_fails_is_dropped_and_the_others_hear()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var (good, bad) = (new Listener(), new Listener { Fails = true });
        await grain.Subscribe(cluster.Grains.CreateObjectReference<IListener>(bad));
        await grain.Subscribe(cluster.Grains.CreateObjectReference<IListener>(good));

        Assert.Equal(1, await grain.Publish(1).Soon());

        Assert.Equal(1, await good.Heard.Next());
        GC.KeepAlive(good);
        GC.KeepAlive(bad);
    }

    [Fact]
    public async Task A_deleted_reference_is_heard_no_more()
    {
        var grain = cluster.New<ISpeakingGrain>();
        var listener = new Listener();
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);
        await grain.Tell(reference, 1);
        Assert.Equal(1, await listener.Heard.Next());

        cluster.Grains.DeleteObjectReference<IListener>(reference);
        await grain.Tell(reference, 2).Soon();
        var second = cluster.Grains.CreateObjectReference<IListener>(listener);
        await grain.Speak(second, 3, 1).Soon();

        Assert.Equal(3, await listener.Heard.Next());
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_grain_can_listen_too()
    {
        var listening = await cluster.New<ISpeakingGrain>().Own();

        Assert.Equal(-5, await cluster.New<ISpeakingGrain>().Ask(listening, 5).Soon());
    }

    [Fact]
    public void References_and_objects_are_not_confused()
    {
        var listener = new Listener();
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);

        Assert.ThrowsAny<ArgumentException>(() => cluster.Grains.CreateObjectReference<IListener>(reference));
        Assert.ThrowsAny<ArgumentException>(() => cluster.Grains.DeleteObjectReference<IListener>(listener));
        GC.KeepAlive(listener);
    }

    [Fact]
    public void The_runtime_does_not_keep_observers_alive()
    {
        var listener = Register();

        for (var i = 0; i < 10 && IsAlive(listener); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(IsAlive(listener));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsAlive(WeakReference<Listener> listener) => listener.TryGetTarget(out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<Listener> Register()
    {
        var listener = new Listener();
        cluster.Grains.CreateObjectReference<IListener>(listener);
        return new(listener);
    }

    private sealed class Listener : IListener
    {
        private int _inside;

        public Mailbox<int> Heard { get; } = new();

        public bool Fails { get; init; }

        public int Overlaps { get; private set; }

        public async Task Hear(int number)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                Overlaps++;
            }

            await Task.Yield();
            if (Fails)
            {
                Interlocked.Decrement(ref _inside);
                throw new InvalidOperationException("deaf");
            }

            if (number < 100)
            {
                Heard.Put(number);
            }

            Interlocked.Decrement(ref _inside);
        }

        public void Told(int number)
        {
            if (Fails)
            {
                throw new InvalidOperationException("deaf");
            }

            Heard.Put(number);
        }

        public Task<int> Ask(int number) => Task.FromResult(2 * number);

        public Task HearSlowly(string gate) => Gate.Of(gate).Pass();
    }
}
