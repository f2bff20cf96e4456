using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Chatbotics.Runtime.Tests;

/// <summary>One running cluster for the tests that need nothing special.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public ClusterFixture()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("other");
            silo.UseInMemoryReminderService();
            silo.Services.AddGrainStorage("broken", (_, _) => new BrokenStorage());
            silo.Services.AddScoped<ScopedService>();
            silo.Services.AddTransient<TransientService>();
            silo.Services.AddKeyedSingleton<TimeProvider>("Orleans.Grains", Clock);
            silo.Services.AddKeyedSingleton<TimeProvider>("Orleans.Reminders", ReminderClock);
            silo.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = TimeSpan.FromSeconds(20));
        });
        _cluster = builder.Build();
    }

    internal ManualClock Clock { get; } = new();

    internal ManualClock ReminderClock { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Cluster => _cluster;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>A grain with a key of its own.</summary>
    public TGrain New<TGrain>(out string key)
        where TGrain : IGrainWithStringKey
    {
        key = Guid.NewGuid().ToString("N");
        return Grains.GetGrain<TGrain>(key);
    }

    /// <summary>A grain with a key of its own.</summary>
    public TGrain New<TGrain>()
        where TGrain : IGrainWithStringKey => New<TGrain>(out _);
}

[CollectionDefinition(nameof(ClusterFixture))]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>;
