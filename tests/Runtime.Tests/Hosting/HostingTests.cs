using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Chatbotics.Runtime.Tests.Hosting;

public interface IHostedGrain : IGrainWithStringKey
{
    Task<string> Say();

    Task Wait(string gate);
}

public sealed class HostedGrain : Grain, IHostedGrain
{
    public Task<string> Say() => Task.FromResult("here");

    public async Task Wait(string gate)
    {
        await Gate.Of(gate).Pass();
        Journal.Add(this.GetPrimaryKeyString(), "call ended");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}

public sealed class HostingTests
{
    [Fact]
    public async Task Start_up_tasks_run_when_grains_can_be_called()
    {
        var said = "";
        var builder = Builder();
        builder.ConfigureSilo((_, silo) => silo.AddStartupTask(async (services, _) => said = await services.GetRequiredService<IGrainFactory>().GetGrain<IHostedGrain>("startup").Say()));

        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        Assert.Equal("here", said);
    }

    [Fact]
    public async Task Participants_of_the_lifecycle_start_and_stop_in_the_order_of_their_stages()
    {
        var journal = Guid.NewGuid().ToString();
        var builder = Builder();
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant(journal, "late", ServiceLifecycleStage.Active));
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant(journal, "early", ServiceLifecycleStage.ApplicationServices));
        });

        await using (var cluster = builder.Build())
        {
            await cluster.DeployAsync();
            await cluster.StopAllSilosAsync();
        }

        Assert.Equal(["early starts", "late starts", "late stops", "early stops"], Journal.Of(journal));
    }

    [Fact]
    public async Task Active_grains_are_told_when_the_silo_stops()
    {
        var key = Guid.NewGuid().ToString("N");
        await using (var cluster = Builder().Build())
        {
            await cluster.DeployAsync();
            await cluster.Client.GetGrain<IHostedGrain>(key).Say();

            await cluster.StopAllSilosAsync();
        }

        Assert.Equal(["deactivated: ShuttingDown"], Journal.Of(key));
    }

    [Fact]
    public async Task A_call_that_runs_when_the_silo_stops_runs_to_its_end()
    {
        var key = Guid.NewGuid().ToString("N");
        await using (var cluster = Builder().Build())
        {
            await cluster.DeployAsync();
            var call = cluster.Client.GetGrain<IHostedGrain>(key).Wait(key);
            await Gate.Of(key).Reached;

            var stop = cluster.StopAllSilosAsync();
            Gate.Of(key).Open();
            await stop.Soon();
            _ = call.Exception;
        }

        Assert.Equal(["call ended", "deactivated: ShuttingDown"], Journal.Of(key));
    }

    [Fact]
    public async Task Two_clusters_in_one_process_do_not_meet()
    {
        await using var one = Builder().Build();
        await using var other = Builder().Build();
        await one.DeployAsync();
        await other.DeployAsync();
        await one.Client.GetGrain<IHostedGrain>("only here").Say();

        Assert.Equal(1, await Count(one));
        Assert.Equal(0, await Count(other));
    }

    [Fact]
    public async Task A_cluster_that_starts_again_serves_again()
    {
        await using var cluster = Builder().Build();
        await cluster.DeployAsync();
        var silo = cluster.Silos[0];
        Assert.Equal("here", await cluster.Client.GetGrain<IHostedGrain>("restarted").Say());

        await cluster.RestartSiloAsync(silo);

        Assert.Equal("here", await cluster.Client.GetGrain<IHostedGrain>("restarted").Say().Soon());
    }

    private static InProcessTestClusterBuilder Builder()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        return builder;
    }

    private static async Task<int> Count(InProcessTestCluster cluster)
        => (await cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .Count(grain => grain.GrainId == GrainId.Create("hosted", "only here"));

    private sealed class Participant(string journal, string name, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<Participant>(stage, _ => Note("starts"), _ => Note("stops"));

        private Task Note(string what)
        {
            Journal.Add(journal, $"{name} {what}");
            return Task.CompletedTask;
        }
    }
}
