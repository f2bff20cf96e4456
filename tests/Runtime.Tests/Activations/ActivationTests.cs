using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Chatbotics.Runtime.Tests.Activations;

public interface ILivingGrain : IGrainWithStringKey
{
    Task<Guid> Id();

    Task<Guid> Wait(string gate);

    Task EndSoon();

    Task EndSoonAndWait(string gate);

    Task Keep(TimeSpan time);

    Task HoldEnd(string gate);
}

public sealed class LivingGrain : Grain, ILivingGrain
{
    private readonly Guid _id = Guid.NewGuid();
    private string? _endGate;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), "activated");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_endGate is not null)
        {
            await Gate.Of(_endGate).Pass();
        }

        Journal.Add(this.GetPrimaryKeyString(), $"deactivated: {reason.ReasonCode}");
    }

    public Task<Guid> Id() => Task.FromResult(_id);

    public async Task<Guid> Wait(string gate)
    {
        await Gate.Of(gate).Pass();
        return _id;
    }

    public Task EndSoon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task EndSoonAndWait(string gate)
    {
        DeactivateOnIdle();
        await Gate.Of(gate).Pass();
        Journal.Add(this.GetPrimaryKeyString(), "call ended");
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task HoldEnd(string gate)
    {
        _endGate = gate;
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IReluctantGrain : IGrainWithStringKey
{
    Task<int> Attempts();
}

/// <summary>Cannot be activated at the first attempt.</summary>
public sealed class ReluctantGrain : Grain, IReluctantGrain
{
    private static readonly ConcurrentDictionary<string, int> s_attempts = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (s_attempts.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, attempts) => attempts + 1) == 1)
        {
            throw new InvalidOperationException("not today");
        }
    }

    public Task<int> Attempts() => Task.FromResult(s_attempts[this.GetPrimaryKeyString()]);
}

public interface IImpossibleGrain : IGrainWithStringKey
{
    Task Nothing();
}

public sealed class ImpossibleGrain : Grain, IImpossibleGrain
{
    public ImpossibleGrain() => throw new InvalidOperationException("cannot be made");

    public Task Nothing() => Task.CompletedTask;
}

public interface ISlowStartGrain : IGrainWithStringKey
{
    Task<int> Activations();
}

public sealed class SlowStartGrain : Grain, ISlowStartGrain
{
    private static readonly ConcurrentDictionary<string, int> s_activations = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        s_activations.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, activations) => activations + 1);
        await Gate.Of(this.GetPrimaryKeyString()).Pass();
    }

    public Task<int> Activations() => Task.FromResult(s_activations[this.GetPrimaryKeyString()]);
}

public interface IServedGrain : IGrainWithStringKey
{
    Task<(Guid Scoped, Guid Transient, bool SameContext, bool SameScope)> Services();

    Task End();
}

/// <summary>A grain without the usual base class, with services of every lifetime.</summary>
public sealed class ServedGrain(IGrainContext context, IGrainFactory grains, IServiceProvider services, ScopedService scoped, TransientService transient) : IGrainBase, IServedGrain, IDisposable
{
    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token)
    {
        Journal.Add(context.GrainId.Key.ToString()!, $"activated with {grains.GetType().Name.Length > 0}");
        return Task.CompletedTask;
    }

    public Task<(Guid Scoped, Guid Transient, bool SameContext, bool SameScope)> Services() => Task.FromResult((
        scoped.Id,
        transient.Id,
        ReferenceEquals(context.GrainInstance, this),
        ReferenceEquals(context.ActivationServices.GetRequiredService<ScopedService>(), scoped) && ReferenceEquals(services.GetRequiredService<ScopedService>(), scoped)));

    public Task End()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public void Dispose() => Journal.Add(context.GrainId.Key.ToString()!, "disposed");
}

[Collection(nameof(ClusterFixture))]
public sealed class ActivationTests(ClusterFixture cluster)
{
    [Fact]
    public async Task A_grain_is_activated_once_before_its_first_call()
    {
        var grain = cluster.New<ISlowStartGrain>(out var key);
        var calls = Enumerable.Range(0, 20).Select(_ => grain.Activations()).ToArray();
        await Gate.Of(key).Reached;
        Assert.All(calls, call => Assert.False(call.IsCompleted));

        Gate.Of(key).Open();

        Assert.All(await Task.WhenAll(calls).Soon(), activations => Assert.Equal(1, activations));
    }

    [Fact]
    public async Task A_failed_activation_fails_the_call_and_the_next_call_tries_again()
    {
        var grain = cluster.New<IReluctantGrain>();

        Assert.Equal("not today", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Attempts().Soon())).Message);
        Assert.Equal(2, await grain.Attempts().Soon());
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_the_call()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.New<IImpossibleGrain>().Nothing().Soon());

        Assert.Contains("cannot be made", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_asks_for_its_end_is_told_and_replaced()
    {
        var grain = cluster.New<ILivingGrain>(out var key);
        var first = await grain.Id();

        await grain.EndSoon();
        var second = await grain.Id().Soon();

        Assert.NotEqual(first, second);
        Assert.Equal(["activated", "deactivated: ApplicationRequested", "activated"], Journal.Of(key));
    }

    [Fact]
    public async Task The_call_that_asks_for_the_end_runs_to_its_own()
    {
        var grain = cluster.New<ILivingGrain>(out var key);
        var call = grain.EndSoonAndWait(key);
        await Gate.Of(key).Reached;

        Gate.Of(key).Open();
        await call.Soon();
        await grain.Id().Soon();

        Assert.Equal(["activated", "call ended", "deactivated: ApplicationRequested", "activated"], Journal.Of(key));
    }

    [Fact]
    public async Task Calls_that_wait_when_an_activation_ends_run_in_the_next()
    {
        var grain = cluster.New<ILivingGrain>(out var key);
        var first = await grain.Id();
        var call = grain.EndSoonAndWait(key);
        await Gate.Of(key).Reached;
        var waiting = Enumerable.Range(0, 10).Select(_ => grain.Id()).ToArray();

        Gate.Of(key).Open();
        await call.Soon();
        var ids = await Task.WhenAll(waiting).Soon();

        Assert.Single(ids.Distinct());
        Assert.NotEqual(first, ids[0]);
    }

    [Fact]
    public async Task Calls_that_arrive_while_an_activation_ends_run_in_the_next()
    {
        var grain = cluster.New<ILivingGrain>(out var key);
        await grain.HoldEnd(key);
        await Gate.Of(key).Reached;
        var late = grain.Id();

        Assert.False(late.IsCompleted);
        Gate.Of(key).Open();
        await late.Soon();

        Assert.Equal(["activated", "deactivated: ApplicationRequested", "activated"], Journal.Of(key));
    }

    [Fact]
    public async Task Any_grain_can_be_asked_to_end_from_outside()
    {
        var grain = cluster.New<ILivingGrain>(out var key);
        var first = await grain.Id();

        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await Waiting.Until(async () => await grain.Id() != first);
        Assert.Equal("deactivated: ApplicationRequested", Journal.Of(key)[1]);
    }

    [Fact]
    public async Task Idle_activations_are_collected()
    {
        var idle = cluster.New<ILivingGrain>(out var key);
        await idle.Id();

        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await idle.Id().Soon();

        Assert.Equal(["activated", "deactivated: ActivationIdle", "activated"], Journal.Of(key));
    }

    [Fact]
    public async Task A_grain_with_a_running_call_is_not_collected()
    {
        var busy = cluster.New<ILivingGrain>(out var key);
        var first = await busy.Id();
        var call = busy.Wait(key);
        await Gate.Of(key).Reached;

        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        Gate.Of(key).Open();

        Assert.Equal(first, await call.Soon());
    }

    [Fact]
    public async Task A_grain_that_delays_its_end_is_not_collected_until_it_gives_up_the_delay()
    {
        var kept = cluster.New<ILivingGrain>();
        var first = await kept.Id();
        await kept.Keep(TimeSpan.FromHours(1));
        var management = cluster.Grains.GetGrain<IManagementGrain>(0);

        await management.ForceActivationCollection(TimeSpan.Zero);
        Assert.Equal(first, await kept.Id());

        await kept.Keep(TimeSpan.Zero);
        await management.ForceActivationCollection(TimeSpan.Zero);
        Assert.NotEqual(first, await kept.Id().Soon());
    }

    [Fact]
    public async Task Services_are_injected_with_the_lifetime_they_have()
    {
        var one = cluster.New<IServedGrain>(out var key);
        var (scoped, transient, sameContext, sameScope) = await one.Services();
        var other = await cluster.New<IServedGrain>().Services();

        Assert.True(sameContext);
        Assert.True(sameScope);
        Assert.NotEqual(scoped, other.Scoped);
        Assert.NotEqual(transient, other.Transient);

        await one.End();
        Assert.NotEqual(scoped, (await one.Services().Soon()).Scoped);
        await Waiting.Until(() => Task.FromResult(ScopedService.Disposed.ContainsKey(scoped)));
        Assert.Equal(["activated with True", "disposed", "activated with True"], Journal.Of(key));
        Assert.False(ScopedService.Disposed.ContainsKey(other.Scoped));
    }
}
