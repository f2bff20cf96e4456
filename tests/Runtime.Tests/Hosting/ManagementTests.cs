using Chatbotics.Runtime.Tests.Activations;

namespace Chatbotics.Runtime.Tests.Hosting;

[Collection(nameof(ClusterFixture))]
public sealed class ManagementTests(ClusterFixture cluster)
{
    private IManagementGrain Management => cluster.Grains.GetGrain<IManagementGrain>(0);

    [Fact]
    public async Task Activations_are_counted_by_class()
    {
        var grain = cluster.New<ILivingGrain>();
        await grain.Id();

        var statistics = await Management.GetSimpleGrainStatistics();

        var living = Assert.Single(statistics, entry => entry.GrainType.Contains(typeof(LivingGrain).FullName!, StringComparison.Ordinal));
        Assert.InRange(living.ActivationCount, 1, 1000);
        Assert.InRange(await Management.GetTotalActivationCount(), living.ActivationCount, 100_000);
    }

    [Fact]
    public async Task Active_grains_are_listed_by_class()
    {
        var active = cluster.New<ILivingGrain>();
        var inactive = cluster.New<ILivingGrain>();
        await active.Id();
        var type = (await Management.GetSimpleGrainStatistics()).Single(entry => entry.GrainType.Contains(typeof(LivingGrain).FullName!, StringComparison.Ordinal)).GrainType;

        var listed = (await Management.GetDetailedGrainStatistics([type])).Select(entry => entry.GrainId).ToArray();

        Assert.Contains(active.GetGrainId(), listed);
        Assert.DoesNotContain(inactive.GetGrainId(), listed);
        Assert.All(listed, id => Assert.Equal("living", id.Type.ToString()));
    }

    [Fact]
    public async Task The_one_silo_is_active_and_shows_its_figures()
    {
        var hosts = await Management.GetHosts(true);

        var (address, status) = Assert.Single(hosts);
        Assert.Equal(SiloStatus.Active, status);
        var figures = Assert.Single(await Management.GetRuntimeStatistics([address]));
        Assert.InRange(figures.ActivationCount, 1, 100_000);
    }

    [Fact]
    public async Task A_grain_is_found_where_it_is_active()
    {
        var grain = cluster.New<ILivingGrain>();
        Assert.Null(await Management.GetActivationAddress(grain));

        await grain.Id();

        Assert.NotNull(await Management.GetActivationAddress(grain));
    }
}
