using Orleans.TestingHost;

namespace Chatbotics.Runtime.Tests.Filters;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string text);

    Task<string> SayLater(string text);

    ValueTask<int> Number(int number);

    Task Nothing();

    Task Fail();

    Task<string?> Tenant();

    Task<string> SayThrough(string other, string text);

    IAsyncEnumerable<int> Numbers(int count);
}

public sealed class FilteredGrain : Grain, IFilteredGrain
{
    public Task<string> Say(string text) => Task.FromResult($"said {text}");

    public async Task<string> SayLater(string text)
    {
        await Task.Yield();
        return $"said {text}";
    }

    public ValueTask<int> Number(int number) => new(number);

    public Task Nothing() => Task.CompletedTask;

    public Task Fail() => throw new InvalidOperationException("no");

    public Task<string?> Tenant() => Task.FromResult((string?)RequestContext.Get("tenant"));

    public Task<string> SayThrough(string other, string text) => GrainFactory.GetGrain<IFilteredGrain>(other).Say(text);

    public async IAsyncEnumerable<int> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}

public interface ISelfFilteringGrain : IGrainWithStringKey
{
    Task<string> Say(string text);
}

public sealed class SelfFilteringGrain : Grain, ISelfFilteringGrain, IIncomingGrainCallFilter
{
    public Task<string> Say(string text) => Task.FromResult($"said {text}");

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.InterfaceName.EndsWith(nameof(ISelfFilteringGrain), StringComparison.Ordinal))
        {
            context.Result = $"{context.Result}, and heard it";
        }
    }
}

/// <summary>Filters what the tests call, and nothing of the runtime's own.</summary>
public sealed class OuterFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(IFilteredGrain))
        {
            await context.Invoke();
            return;
        }

        var journal = context.TargetId.Key.ToString()!;
        if (context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is "forbidden")
        {
            throw new UnauthorizedAccessException("not for you");
        }

        if (context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is "answered by the filter")
        {
            context.Result = "the grain was not asked";
            return;
        }

        if (context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is "whisper")
        {
            context.Request.SetArgument(0, "shout");
        }

        Journal.Add(journal, $"outer before {context.MethodName}");
        try
        {
            await context.Invoke();
            Journal.Add(journal, $"outer after {context.Result}");
        }
        catch (InvalidOperationException failure)
        {
            Journal.Add(journal, $"outer saw {failure.Message}");
            throw;
        }
    }
}

[CollectionDefinition(nameof(FilteredCluster))]
public sealed class FilteredClusterCollection : ICollectionFixture<FilteredCluster>;

public sealed class FilteredCluster : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public FilteredCluster()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddIncomingGrainCallFilter<OuterFilter>();
            silo.AddIncomingGrainCallFilter(async context =>
            {
                if (context.InterfaceMethod.DeclaringType != typeof(IFilteredGrain))
                {
                    await context.Invoke();
                    return;
                }

                var journal = context.TargetId.Key.ToString()!;
                Journal.Add(journal, $"inner before {context.ImplementationMethod.DeclaringType!.Name} {ReferenceEquals(context.Grain, context.TargetContext.GrainInstance)} {TaskScheduler.Current != TaskScheduler.Default}");
                await context.Invoke();
                Journal.Add(journal, $"inner after {context.SourceId?.Key.ToString() ?? "nobody"}");
            });
            silo.AddOutgoingGrainCallFilter(async context =>
            {
                if (context.InterfaceMethod.DeclaringType != typeof(IFilteredGrain))
                {
                    await context.Invoke();
                    return;
                }

                if (context.MethodName == nameof(IFilteredGrain.Tenant))
                {
                    RequestContext.Set("tenant", "from the filter");
                }

                await context.Invoke();
                if (context.SourceId is not null && context.MethodName == nameof(IFilteredGrain.Say))
                {
                    context.Result = $"{context.Result} on the way";
                }
            });
        });
        _cluster = builder.Build();
    }

    /// <summary>The factory of the silo: its calls pass the silo's own outgoing filters on either runtime.</summary>
    public IGrainFactory Grains => (IGrainFactory)_cluster.GetSiloServiceProvider().GetService(typeof(IGrainFactory))!;

    public IGrainFactory Client => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}

[Collection(nameof(FilteredCluster))]
public sealed class FilterTests(FilteredCluster cluster)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private IFilteredGrain Grain => cluster.Client.GetGrain<IFilteredGrain>(_key);

    [Fact]
    public async Task Incoming_filters_run_around_the_call_in_the_order_of_their_registration()
    {
        Assert.Equal("said hello", await Grain.Say("hello"));

        Assert.Equal(
            ["outer before Say", "inner before FilteredGrain True True", "inner after", "outer after said hello"],
            Journal.Of(_key).Select(entry => entry.StartsWith("inner after", StringComparison.Ordinal) ? "inner after" : entry));
    }

    [Fact]
    public async Task Filtered_methods_answer_whatever_they_return()
    {
        Assert.Equal("said later", await Grain.SayLater("later"));
        Assert.Equal(5, await Grain.Number(5));
        await Grain.Nothing();
        var numbers = new List<int>();
        await foreach (var number in Grain.Numbers(3))
        {
            numbers.Add(number);
        }

        Assert.Equal([0, 1, 2], numbers);
    }

    [Fact]
    public async Task A_filter_sees_the_failure_of_the_grain()
    {
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(Grain.Fail)).Message);

        Assert.Equal("outer saw no", Journal.Of(_key)[^1]);
    }

    [Fact]
    public async Task A_filter_can_refuse_a_call()
    {
        Assert.Equal("not for you", (await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain.Say("forbidden"))).Message);
        Assert.Empty(Journal.Of(_key));
    }

    [Fact]
    public async Task A_filter_can_answer_instead_of_the_grain()
    {
        Assert.Equal("the grain was not asked", await Grain.Say("answered by the filter"));
    }

    [Fact]
    public async Task A_filter_can_change_arguments()
    {
        Assert.Equal("said shout", await Grain.Say("whisper"));
    }

    [Fact]
    public async Task A_grain_can_filter_its_own_calls()
    {
        Assert.Equal("said hello, and heard it", await cluster.Client.GetGrain<ISelfFilteringGrain>(_key).Say("hello"));
    }

    [Fact]
    public async Task An_outgoing_filter_can_give_values_to_the_grain()
    {
        Assert.Equal("from the filter", await cluster.Grains.GetGrain<IFilteredGrain>(_key).Tenant());
        Assert.Null(RequestContext.Get("tenant"));
    }

    [Fact]
    public async Task An_outgoing_filter_can_change_what_the_caller_gets_and_filters_know_the_caller()
    {
        var other = Guid.NewGuid().ToString("N");

        Assert.Equal("said hello on the way", await Grain.SayThrough(other, "hello"));

        Assert.Contains($"inner after {_key}", Journal.Of(other));
    }
}

/// <summary>The runtime knows this attribute by its name only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FiltersCallsWithContextOnlyAttribute : Attribute;

[FiltersCallsWithContextOnly]
public sealed class ContextOnlyFilter : IIncomingGrainCallFilter
{
    private int _seen;

    public int Seen => Volatile.Read(ref _seen);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        Interlocked.Increment(ref _seen);
        return context.Invoke();
    }
}

public sealed class ContextOnlyFilterTests
{
    [Fact]
    public async Task CallsWithoutValuesPassUnseenAndThoseWithValuesDoNot()
    {
        var filter = new ContextOnlyFilter();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddIncomingGrainCallFilter(filter));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IFilteredGrain>("one");
        Assert.Equal("said a", await grain.Say("a"));
        Assert.Equal("said b", await grain.SayLater("b"));
        Assert.Equal(0, filter.Seen);

        RequestContext.Set("tenant", "acme");
        Assert.Equal("said c", await grain.Say("c"));
        Assert.Equal("said d", await grain.SayThrough("two", "d"));
        Assert.Equal("acme", await grain.Tenant());
        Assert.Equal(4, filter.Seen);

        RequestContext.Clear();
        Assert.Equal("said e", await grain.Say("e"));
        Assert.Equal(4, filter.Seen);
    }
}
