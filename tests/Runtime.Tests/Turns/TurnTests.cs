using System.Collections.Concurrent;

namespace Chatbotics.Runtime.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    Task Work(string name);

    Task<bool> StaysOnItsScheduler();

    Task<bool> HasNoSynchronizationContext();

    Task<bool> LeavesItsSchedulerForTaskRun();

    Task<string> Say(string text);

    Task Release(string gate);
}

public sealed class TurnGrain : Grain, ITurnGrain
{
    public async Task Work(string name)
    {
        var journal = this.GetPrimaryKeyString();
        Journal.Add(journal, $"{name} begins");
        await Gate.Of($"{journal} {name}").Pass();
        Journal.Add(journal, $"{name} ends");
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        var stayed = scheduler != TaskScheduler.Default;
        await Task.Yield();
        stayed &= TaskScheduler.Current == scheduler;
        await Task.Run(() => { });
        stayed &= TaskScheduler.Current == scheduler;
        await Task.Factory.StartNew(() => stayed &= TaskScheduler.Current == scheduler);
        var source = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(_ => source.SetResult());
        await source.Task;
        return stayed && TaskScheduler.Current == scheduler;
    }

    public async Task<bool> HasNoSynchronizationContext()
    {
        var none = SynchronizationContext.Current is null;
        await Task.Yield();
        return none && SynchronizationContext.Current is null;
    }

    public async Task<bool> LeavesItsSchedulerForTaskRun()
    {
        var scheduler = TaskScheduler.Current;
        var elsewhere = await Task.Run(() => TaskScheduler.Current);
        return elsewhere == TaskScheduler.Default && TaskScheduler.Current == scheduler;
    }

    public Task<string> Say(string text) => Task.FromResult(text);

    public Task Release(string gate)
    {
        Gate.Of(gate).Open();
        return Task.CompletedTask;
    }
}

public interface ICounterGrain : IGrainWithStringKey
{
    Task CountTo(int number);

    Task<int> Count();

    Task<int> Overlaps();
}

/// <summary>Counts without any lock, while its calls run in between each other.</summary>
[Reentrant]
public sealed class CounterGrain : Grain, ICounterGrain
{
    private int _count;
    private int _inside;
    private int _overlaps;

    public async Task CountTo(int number)
    {
        for (var i = 0; i < number; i++)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                _overlaps++;
            }

            var before = _count;
            Thread.SpinWait(20);
            _count = before + 1;
            Interlocked.Decrement(ref _inside);
            await Task.Yield();
        }
    }

    public Task<int> Count() => Task.FromResult(_count);

    public Task<int> Overlaps() => Task.FromResult(_overlaps);
}

[Collection(nameof(ClusterFixture))]
public sealed class TurnTests(ClusterFixture cluster)
{
    [Fact]
    public async Task One_call_runs_after_the_other()
    {
        var grain = cluster.New<ITurnGrain>(out var key);
        var first = grain.Work("first");
        await Gate.Of($"{key} first").Reached;
        var others = Enumerable.Range(0, 50).Select(i => grain.Work($"{i}")).ToArray();

        foreach (var i in Enumerable.Range(0, 50))
        {
            Gate.Of($"{key} {i}").Open();
        }

        Assert.Equal(["first begins"], Journal.Of(key));
        Gate.Of($"{key} first").Open();
        await Task.WhenAll([first, .. others]).Soon();

        // In which order they run is not promised; that each ends before the next begins is.
        var entries = Journal.Of(key);
        Assert.Equal(2 * 51, entries.Length);
        Assert.All(entries.Chunk(2), pair => Assert.Equal(pair[0].Replace("begins", "ends", StringComparison.Ordinal), pair[1]));
    }

    [Fact]
    public async Task Everything_a_grain_awaits_continues_on_its_scheduler()
    {
        var grain = cluster.New<ITurnGrain>();

        Assert.True(await grain.StaysOnItsScheduler());
        Assert.True(await grain.StaysOnItsScheduler());
        Assert.True(await grain.LeavesItsSchedulerForTaskRun());
    }

    [Fact]
    public async Task The_synchronization_context_of_a_caller_stays_with_the_caller()
    {
        var grain = cluster.New<ITurnGrain>();
        await grain.Say("active");

        var (scheduler, none) = await PumpedContext.Run(async () =>
        {
            var context = SynchronizationContext.Current;
            var none = await grain.HasNoSynchronizationContext() && await grain.HasNoSynchronizationContext();
            var scheduler = await grain.StaysOnItsScheduler();
            Assert.Same(context, SynchronizationContext.Current);
            return (scheduler, none);
        });

        Assert.True(scheduler);
        Assert.True(none);
    }

    [Fact]
    public async Task Two_threads_never_run_one_grain()
    {
        var grain = cluster.New<ICounterGrain>();

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => grain.CountTo(200)))).Soon();

        Assert.Equal(0, await grain.Overlaps());
        Assert.Equal(32 * 200, await grain.Count());
    }

    [Fact]
    public async Task Different_grains_run_while_one_waits()
    {
        var waiting = cluster.New<ITurnGrain>(out var key);
        var call = waiting.Work("long");
        await Gate.Of($"{key} long").Reached;

        await cluster.New<ITurnGrain>().Release($"{key} long");

        await call.Soon();
    }

    /// <summary>A context with one thread, as user interfaces have.</summary>
    private sealed class PumpedContext : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posts = [];

        public static Task<T> Run<T>(Func<Task<T>> action)
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            var context = new PumpedContext();
            var thread = new Thread(() =>
            {
                SetSynchronizationContext(context);
                context.Post(_ => _ = Finish(), null);
                foreach (var (callback, state) in context._posts.GetConsumingEnumerable())
                {
                    callback(state);
                }
            })
            { IsBackground = true };
            thread.Start();
            return done.Task.Soon();

            async Task Finish()
            {
                try
                {
                    done.SetResult(await action());
                }
                catch (Exception failure)
                {
                    done.SetException(failure);
                }
                finally
                {
                    context._posts.CompleteAdding();
                }
            }
        }

        public override void Post(SendOrPostCallback d, object? state) => _posts.Add((d, state));
    }
}
