namespace Chatbotics.Runtime.Tests.Calls;

public interface ICallGrain : IGrainWithStringKey
{
    Task<int> Add(int left, int right);

    Task<long> AddMany(int a, int b, int c, int d, int e, int f, int g, int h, long i);

    Task<string?> Echo(string? text);

    ValueTask Nothing();

    ValueTask<string> NothingButText(string text);

    ValueTask<string> TextLater(string text);

    Task ThrowAtOnce(string message);

    Task ThrowLater(string message);

    ValueTask<int> ThrowAtOnceValue(string message);

    Task CancelItself();

    Task<int> Count();

    Task Increment();

    Task<ICallGrain> Self();

    Task<int> AddThrough(ICallGrain other, int left, int right);

    Task<string> Key();

    Task<int> Chain(int length);

    [OneWay]
    Task Notify(string gate);

    [OneWay]
    Task NotifyAndFail(string gate);

    [ResponseTimeout("00:00:01")]
    Task NeverAnswers(string gate);

    Task<int> UntilCancelled(string gate, CancellationToken cancellation);

    Task<bool> TokenCanEnd(CancellationToken cancellation);
}

public sealed class CallGrain : Grain, ICallGrain
{
    private int _count;

    public Task<int> Add(int left, int right) => Task.FromResult(left + right);

    public Task<long> AddMany(int a, int b, int c, int d, int e, int f, int g, int h, long i)
        => Task.FromResult(a + (2L * b) + (3L * c) + (4L * d) + (5L * e) + (6L * f) + (7L * g) + (8L * h) + (9L * i));

    public Task<string?> Echo(string? text) => Task.FromResult(text);

    public ValueTask Nothing() => default;

    public ValueTask<string> NothingButText(string text) => new(text);

    public async ValueTask<string> TextLater(string text)
    {
        await Task.Yield();
        return text;
    }

    public Task ThrowAtOnce(string message) => throw new InvalidOperationException(message);

    public async Task ThrowLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public ValueTask<int> ThrowAtOnceValue(string message) => throw new InvalidOperationException(message);

    public Task CancelItself() => throw new OperationCanceledException("given up");

    public Task<int> Count() => Task.FromResult(_count);

    public async Task Increment()
    {
        var before = _count;
        await Task.Yield();
        _count = before + 1;
    }

    public Task<ICallGrain> Self() => Task.FromResult(this.AsReference<ICallGrain>());

    public Task<int> AddThrough(ICallGrain other, int left, int right) => other.Add(left, right);

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public async Task<int> Chain(int length)
        => length == 0 ? 0 : 1 + await GrainFactory.GetGrain<ICallGrain>($"{this.GetPrimaryKeyString()}.").Chain(length - 1);

    public async Task Notify(string gate)
    {
        await Gate.Of(gate).Pass();
        _count++;
    }

    public Task NotifyAndFail(string gate)
    {
        _ = Gate.Of(gate).Pass();
        throw new InvalidOperationException("nobody hears this");
    }

    public Task NeverAnswers(string gate) => Gate.Of(gate).Pass();

    public async Task<int> UntilCancelled(string gate, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(() => ended.TrySetResult());
        _ = Gate.Of(gate).Pass();
        await ended.Task;
        Journal.Add(gate, "the grain saw it");
        cancellation.ThrowIfCancellationRequested();
        return 1;
    }

    public Task<bool> TokenCanEnd(CancellationToken cancellation) => Task.FromResult(cancellation.IsCancellationRequested);
}

[Collection(nameof(ClusterFixture))]
public sealed class CallTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Arguments_and_results_pass()
    {
        var grain = cluster.New<ICallGrain>();

        Assert.Equal(5, await grain.Add(2, 3));
        Assert.Equal(1 + 4 + 9 + 16 + 25 + 36 + 49 + 64 + 81, await grain.AddMany(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Assert.Equal("hello", await grain.Echo("hello"));
        Assert.Null(await grain.Echo(null));
    }

    [Fact]
    public async Task ValueTask_methods_answer()
    {
        var grain = cluster.New<ICallGrain>();

        await grain.Nothing();
        Assert.Equal("now", await grain.NothingButText("now"));
        Assert.Equal("later", await grain.TextLater("later"));
    }

    [Fact]
    public async Task Failures_reach_the_caller_with_type_and_message()
    {
        var grain = cluster.New<ICallGrain>();

        Assert.Equal("at once", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowAtOnce("at once"))).Message);
        Assert.Equal("later", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLater("later"))).Message);
        Assert.Equal("value", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowAtOnceValue("value").AsTask())).Message);
    }

    [Fact]
    public async Task A_cancelled_method_cancels_the_call()
    {
        var grain = cluster.New<ICallGrain>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(grain.CancelItself);
    }

    [Fact]
    public async Task A_grain_works_on_after_a_failure()
    {
        var grain = cluster.New<ICallGrain>();
        await grain.Increment();

        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowAtOnce("no"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLater("no"));
        await grain.Increment();

        Assert.Equal(2, await grain.Count());
    }

    [Fact]
    public async Task All_callers_meet_the_same_activation()
    {
        cluster.New<ICallGrain>(out var key);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => cluster.Grains.GetGrain<ICallGrain>(key).Increment()))).Soon();

        Assert.Equal(200, await cluster.Grains.GetGrain<ICallGrain>(key).Count());
    }

    [Fact]
    public async Task Grains_with_different_keys_do_not_meet()
    {
        var one = cluster.New<ICallGrain>();
        var other = cluster.New<ICallGrain>();

        await one.Increment();

        Assert.Equal(1, await one.Count());
        Assert.Equal(0, await other.Count());
    }

    [Fact]
    public async Task References_pass_as_arguments_and_results()
    {
        var one = cluster.New<ICallGrain>();
        var other = cluster.New<ICallGrain>();

        Assert.Equal(7, await one.AddThrough(other, 3, 4));
        var self = await one.Self();
        await self.Increment();
        Assert.Equal(1, await one.Count());
        Assert.Equal((GrainReference)one, (GrainReference)self);
    }

    [Fact]
    public async Task A_long_chain_of_calls_does_not_exhaust_the_stack()
    {
        var grain = cluster.New<ICallGrain>();

        Assert.Equal(500, await grain.Chain(500).Soon());
    }

    [Fact]
    public async Task Nobody_waits_for_a_one_way_call()
    {
        var grain = cluster.New<ICallGrain>(out var key);

        await grain.Notify(key).Soon();
        await Gate.Of(key).Reached;
        Gate.Of(key).Open();

        await Waiting.Until(async () => await grain.Count() == 1);
    }

    [Fact]
    public async Task The_failure_of_a_one_way_call_goes_nowhere()
    {
        var grain = cluster.New<ICallGrain>(out var key);

        await grain.NotifyAndFail(key).Soon();
        await Gate.Of(key).Reached;

        Assert.Equal(0, await grain.Count());
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_response_timeout()
    {
        var grain = cluster.New<ICallGrain>(out var key);

        await Assert.ThrowsAsync<TimeoutException>(() => grain.NeverAnswers(key).Soon());

        Gate.Of(key).Open();
        Assert.Equal(3, await grain.Add(1, 2));
    }

    [Fact]
    public async Task A_call_that_waits_for_its_turn_times_out_too_and_never_runs()
    {
        var grain = cluster.New<ICallGrain>(out var key);
        var first = grain.NeverAnswers(key);
        await Gate.Of(key).Reached;

        var second = grain.NeverAnswers($"{key} second");
        await Assert.ThrowsAsync<TimeoutException>(() => first.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => second.Soon());

        Gate.Of(key).Open();
        await grain.Add(1, 2);
    }

    [Fact]
    public async Task Cancelling_frees_the_caller_and_reaches_the_grain()
    {
        var grain = cluster.New<ICallGrain>(out var key);
        using var cancellation = new CancellationTokenSource();
        var call = grain.UntilCancelled(key, cancellation.Token);
        await Gate.Of(key).Reached;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await grain.Increment();
        Assert.Equal(["the grain saw it"], Journal.Of(key));
    }

    [Fact]
    public async Task A_token_that_never_ends_disturbs_nobody()
    {
        Assert.False(await cluster.New<ICallGrain>().TokenCanEnd(CancellationToken.None));
    }

    [Fact]
    public void A_blank_key_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => cluster.Grains.GetGrain<ICallGrain>(" "));
    }

    [Fact]
    public async Task Keys_of_any_length_and_script_come_back_as_they_were()
    {
        foreach (var suffix in new[] { "a", "ключ-鍵-🔑", new string('x', 2000), "with/slash and space" })
        {
            var key = $"{Guid.NewGuid():N} {suffix}";
            Assert.Equal(key, await cluster.Grains.GetGrain<ICallGrain>(key).Key());
        }
    }
}
