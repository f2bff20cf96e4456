using Orleans.Serialization.Invocation;

namespace Chatbotics.Runtime.Tests.Turns;

public interface IMixedGrain : IGrainWithStringKey
{
    Task Exclusive(string gate);

    [ReadOnly]
    Task Read(string gate);

    [AlwaysInterleave]
    Task Interleaved(string gate);

    Task<bool> CallBack(string key, bool allowed);

    Task<bool> CallBackTwice(string key);
}

public interface IBackGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:02")]
    Task<string> CallBack(string key);
}

public sealed class MixedGrain : Grain, IMixedGrain
{
    public Task Exclusive(string gate) => Gate.Of(gate).Pass();

    public Task Read(string gate) => Gate.Of(gate).Pass();

    public Task Interleaved(string gate) => Gate.Of(gate).Pass();

    public async Task<bool> CallBack(string key, bool allowed)
    {
        try
        {
            using var section = allowed ? RequestContext.AllowCallChainReentrancy() : RequestContext.SuppressCallChainReentrancy();
            return await GrainFactory.GetGrain<IBackGrain>(key).CallBack(this.GetPrimaryKeyString()) == "came back";
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async Task<bool> CallBackTwice(string key) => await CallBack(key, true) && !await CallBack($"{key} again", false);
}

public sealed class BackGrain : Grain, IBackGrain
{
    public async Task<string> CallBack(string key)
    {
        var gate = $"{key} {this.GetPrimaryKeyString()}";
        Gate.Of(gate).Open();
        await GrainFactory.GetGrain<IMixedGrain>(key).Exclusive(gate);
        return "came back";
    }
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait(string gate);
}

[Reentrant]
public sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public Task Wait(string gate) => Gate.Of(gate).Pass();
}

public interface IChoosyGrain : IGrainWithStringKey
{
    Task Wait(string gate, bool polite);
}

[MayInterleave(nameof(IsPolite))]
public sealed class ChoosyGrain : Grain, IChoosyGrain
{
    public static bool IsPolite(IInvokable request) => request.GetArgumentCount() == 2 && (bool)request.GetArgument(1)!;

    public Task Wait(string gate, bool polite) => Gate.Of(gate).Pass();
}

[Collection(nameof(ClusterFixture))]
public sealed class InterleavingTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Calls_of_a_reentrant_grain_run_while_others_wait()
    {
        var grain = cluster.New<IReentrantGrain>(out var key);
        var first = grain.Wait($"{key} first");
        await Gate.Of($"{key} first").Reached;

        Gate.Of($"{key} second").Open();
        await grain.Wait($"{key} second").Soon();

        Assert.False(first.IsCompleted);
        Gate.Of($"{key} first").Open();
        await first.Soon();
    }

    [Fact]
    public async Task An_interleaving_method_runs_while_an_exclusive_call_waits()
    {
        var grain = cluster.New<IMixedGrain>(out var key);
        var exclusive = grain.Exclusive(key);
        await Gate.Of(key).Reached;

        Gate.Of($"{key} interleaved").Open();
        await grain.Interleaved($"{key} interleaved").Soon();

        Assert.False(exclusive.IsCompleted);
        Gate.Of(key).Open();
        await exclusive.Soon();
    }

    [Fact]
    public async Task An_exclusive_call_runs_while_an_interleaving_one_waits()
    {
        var grain = cluster.New<IMixedGrain>(out var key);
        var interleaved = grain.Interleaved(key);
        await Gate.Of(key).Reached;

        Gate.Of($"{key} exclusive").Open();
        await grain.Exclusive($"{key} exclusive").Soon();

        Gate.Of(key).Open();
        await interleaved.Soon();
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other()
    {
        var grain = cluster.New<IMixedGrain>(out var key);
        var first = grain.Read($"{key} first");
        await Gate.Of($"{key} first").Reached;

        Gate.Of($"{key} second").Open();
        await grain.Read($"{key} second").Soon();

        Gate.Of($"{key} first").Open();
        await first.Soon();
    }

    [Fact]
    public async Task An_exclusive_call_waits_for_a_read_only_one_and_the_other_way_round()
    {
        var grain = cluster.New<IMixedGrain>(out var key);
        var read = grain.Read($"{key} read");
        await Gate.Of($"{key} read").Reached;
        var exclusive = grain.Exclusive($"{key} exclusive");

        // What interleaves has overtaken: had the exclusive call been let in, it would be there.
        Gate.Of($"{key} interleaved").Open();
        await grain.Interleaved($"{key} interleaved").Soon();
        Assert.False(IsReached($"{key} exclusive"));

        Gate.Of($"{key} read").Open();
        await Gate.Of($"{key} exclusive").Reached;
        var late = grain.Read($"{key} late");
        await grain.Interleaved($"{key} interleaved").Soon();
        Assert.False(IsReached($"{key} late"));

        Gate.Of($"{key} exclusive").Open();
        Gate.Of($"{key} late").Open();
        await Task.WhenAll(read, exclusive, late).Soon();
    }

    [Fact]
    public async Task A_predicate_of_the_grain_decides_which_calls_interleave()
    {
        var grain = cluster.New<IChoosyGrain>(out var key);
        var first = grain.Wait($"{key} first", false);
        await Gate.Of($"{key} first").Reached;
        var rude = grain.Wait($"{key} rude", false);

        Gate.Of($"{key} polite").Open();
        await grain.Wait($"{key} polite", true).Soon();

        Assert.False(IsReached($"{key} rude"));
        Gate.Of($"{key} first").Open();
        Gate.Of($"{key} rude").Open();
        await Task.WhenAll(first, rude).Soon();
    }

    [Fact]
    public async Task A_call_that_comes_back_to_a_waiting_grain_times_out()
    {
        var grain = cluster.New<IMixedGrain>();

        Assert.False(await grain.CallBack(Guid.NewGuid().ToString("N"), allowed: false).Soon());
    }

    [Fact]
    public async Task A_call_may_come_back_when_the_grain_allows_its_chain()
    {
        var grain = cluster.New<IMixedGrain>();

        Assert.True(await grain.CallBack(Guid.NewGuid().ToString("N"), allowed: true).Soon());
    }

    [Fact]
    public async Task The_permission_to_come_back_ends_with_its_section()
    {
        var grain = cluster.New<IMixedGrain>();

        Assert.True(await grain.CallBackTwice(Guid.NewGuid().ToString("N")).Soon());
    }

    [Fact]
    public async Task Strangers_wait_while_a_grain_allows_its_own_chain()
    {
        var grain = cluster.New<IMixedGrain>(out var key);
        var first = grain.Exclusive(key);
        await Gate.Of(key).Reached;
        var stranger = grain.Exclusive($"{key} stranger");

        Assert.False(IsReached($"{key} stranger"));
        Gate.Of(key).Open();
        Gate.Of($"{key} stranger").Open();
        await Task.WhenAll(first, stranger).Soon();
    }

    private static bool IsReached(string gate) => Gate.Of(gate).Reached.IsCompleted;
}
