namespace Chatbotics.Runtime.Tests.Contexts;

public interface IContextGrain : IGrainWithStringKey
{
    Task<string?> Read(string name);

    Task<string?> ReadLater(string name);

    Task<string?> ReadThrough(string other, string name);

    Task SetAtOnce(string name, string value);

    Task SetLater(string name, string value);

    Task<string?> SetAndReadThrough(string other, string name, string value);

    Task<string?> AmbientLocal();

    Task StartTimer(string mailbox, string name);

    Task<string?> WaitAndRead(string gate, string name);
}

public sealed class ContextGrain : Grain, IContextGrain
{
    public static readonly AsyncLocal<string?> Ambient = new();

    public Task<string?> Read(string name) => Task.FromResult((string?)RequestContext.Get(name));

    public async Task<string?> ReadLater(string name)
    {
        await Task.Yield();
        return (string?)RequestContext.Get(name);
    }

    public Task<string?> ReadThrough(string other, string name) => GrainFactory.GetGrain<IContextGrain>(other).ReadLater(name);

    public Task SetAtOnce(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public async Task SetLater(string name, string value)
    {
        RequestContext.Set(name, value);
        await Task.Yield();
        RequestContext.Set(name, value);
    }

    public async Task<string?> SetAndReadThrough(string other, string name, string value)
    {
        RequestContext.Set(name, value);
        return await GrainFactory.GetGrain<IContextGrain>(other).Read(name);
    }

    public Task<string?> AmbientLocal() => Task.FromResult(Ambient.Value);

    public Task StartTimer(string mailbox, string name)
    {
        this.RegisterGrainTimer(
            () =>
            {
                Mailbox<string?>.Of(mailbox).Put((string?)RequestContext.Get(name));
                return Task.CompletedTask;
            },
            TimeSpan.FromMinutes(1),
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task<string?> WaitAndRead(string gate, string name)
    {
        await Gate.Of(gate).Pass();
        return (string?)RequestContext.Get(name);
    }
}

[Collection(nameof(ClusterFixture))]
public sealed class RequestContextTests(ClusterFixture cluster) : IDisposable
{
    public void Dispose() => RequestContext.Clear();

    [Fact]
    public async Task Values_travel_to_the_grain_and_on_to_those_it_calls()
    {
        var grain = cluster.New<IContextGrain>();
        RequestContext.Set("tenant", "acme");

        Assert.Equal("acme", await grain.Read("tenant"));
        Assert.Equal("acme", await grain.ReadLater("tenant"));
        Assert.Equal("acme", await grain.ReadThrough(Guid.NewGuid().ToString(), "tenant"));
        Assert.Null(await grain.Read("other"));
    }

    [Fact]
    public async Task What_a_grain_sets_does_not_travel_back()
    {
        var grain = cluster.New<IContextGrain>();

        await grain.SetAtOnce("tenant", "leaked");
        await grain.SetAtOnce("tenant", "leaked");
        Assert.Null(RequestContext.Get("tenant"));
        await grain.SetLater("tenant", "leaked");
        Assert.Null(RequestContext.Get("tenant"));
        Assert.Null(await grain.Read("tenant"));

        RequestContext.Set("tenant", "mine");
        await grain.SetAtOnce("tenant", "leaked");
        Assert.Equal("mine", RequestContext.Get("tenant"));
    }

    [Fact]
    public async Task What_a_grain_sets_travels_to_those_it_calls()
    {
        Assert.Equal("from the grain", await cluster.New<IContextGrain>().SetAndReadThrough(Guid.NewGuid().ToString(), "tenant", "from the grain"));
        Assert.Null(RequestContext.Get("tenant"));
    }

    [Fact]
    public async Task Each_call_has_its_own_values()
    {
        var grain = cluster.New<IContextGrain>(out var key);
        RequestContext.Set("n", "first");
        var first = grain.WaitAndRead(key, "n");
        await Gate.Of(key).Reached;
        RequestContext.Set("n", "second");
        var second = grain.Read("n");
        RequestContext.Remove("n");
        var third = grain.Read("n");

        Gate.Of(key).Open();

        Assert.Equal("first", await first.Soon());
        Assert.Equal("second", await second.Soon());
        Assert.Null(await third.Soon());
    }

    [Fact]
    public async Task The_caller_keeps_its_values()
    {
        RequestContext.Set("a", "1");
        RequestContext.Set("b", "2");

        await cluster.New<IContextGrain>().ReadLater("a");

        Assert.Equal(["a", "b"], RequestContext.Keys.Order(StringComparer.Ordinal));
        Assert.True(RequestContext.Remove("a"));
        Assert.False(RequestContext.Remove("a"));
        Assert.Equal("2", RequestContext.Get("b"));
        RequestContext.Clear();
        Assert.Empty(RequestContext.Entries);
    }

    [Fact]
    public async Task Other_ambient_values_of_a_caller_do_not_travel()
    {
        var grain = cluster.New<IContextGrain>();
        ContextGrain.Ambient.Value = "mine";

        Assert.Null(await grain.AmbientLocal());
        Assert.Null(await grain.AmbientLocal());

        Assert.Equal("mine", ContextGrain.Ambient.Value);
    }

    [Fact]
    public async Task A_timer_does_not_inherit_the_values_of_the_call_that_made_it()
    {
        var grain = cluster.New<IContextGrain>(out var key);
        RequestContext.Set("tenant", "acme");
        await grain.StartTimer(key, "tenant");

        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await Mailbox<string?>.Of(key).Next());
    }
}
