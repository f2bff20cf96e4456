using System.Collections.Concurrent;

namespace Chatbotics.Runtime.Tests.Calls;

public interface IAnsweringGrain : IGrainWithStringKey
{
    Task WaitFor(string signal);

    Task<string> Say(string text);
}

/// <summary>Goes on where a signal is given: on the thread of the pool that gives it, if the runtime lets it.</summary>
[Reentrant]
public sealed class AnsweringGrain : Grain, IAnsweringGrain
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> s_signals = new();

    public static void Signal(string name) => ThreadPool.UnsafeQueueUserWorkItem(_ => Of(name).SetResult(), null);

    public Task<string> Say(string text) => Task.FromResult(text);

    public async Task WaitFor(string signal) => await Of(signal).Task;

    private static TaskCompletionSource Of(string name) => s_signals.GetOrAdd(name, static _ => new());
}

/// <summary>Where those go on who waited for an answer.</summary>
public sealed class AnswerTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Whoever_goes_on_is_out_of_the_grain_and_may_even_block_for_its_next_answer()
    {
        var grain = cluster.Grains.GetGrain<IAnsweringGrain>("out");
        var caller = Task.Run(async () =>
        {
            await grain.WaitFor("out");
            var next = grain.Say("next");
            return (TaskScheduler.Current == TaskScheduler.Default, ((IAsyncResult)next).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
        });
        AnsweringGrain.Signal("out");
        Assert.Equal((true, true), await caller.Soon());
    }

    [Fact]
    public async Task Whoever_goes_on_may_block_for_another_who_was_answered_in_the_same_turn()
    {
        var grain = cluster.Grains.GetGrain<IAnsweringGrain>("same");
        var calls = Enumerable.Range(0, 3).Select(_ => grain.WaitFor("same")).ToArray();
        var callers = calls.Select(async call =>
        {
            await call;
            return Array.TrueForAll(calls, other => ((IAsyncResult)other).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
        }).ToArray();
        AnsweringGrain.Signal("same");
        Assert.All(await Task.WhenAll(callers).Soon(), Assert.True);
    }
}
