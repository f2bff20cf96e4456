using System.Globalization;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures a cluster for tests, all in this process.</summary>
public sealed class InProcessTestClusterBuilder
{
    /// <summary>A cluster of the usual size.</summary>
    public InProcessTestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>A cluster of a given size. The embedded runtime starts one silo, whatever the number.</summary>
    /// <param name="initialSilosCount">The number of silos.</param>
    public InProcessTestClusterBuilder(short initialSilosCount)
        => Options = new InProcessTestClusterOptions
        {
            InitialSilosCount = initialSilosCount,
            ClusterId = CreateClusterId(),
            ServiceId = Guid.NewGuid().ToString("N"),
        };

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>A new name for a cluster.</summary>
    /// <returns>The name.</returns>
    public static string CreateClusterId()
        => string.Create(CultureInfo.InvariantCulture, $"testcluster-{TimeProvider.System.GetUtcNow():yyyy-MM-dd\\tHH-mm-ss}-{Random.Shared.Next(1000)}");

    /// <summary>Configures the hosts of silos and client.</summary>
    /// <param name="configureDelegate">Configures one.</param>
    /// <returns>This builder.</returns>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        // The client shares the silo's host: once is enough.
        Options.SiloHostConfigurationDelegates.Add((_, host) => configureDelegate(host));
        return this;
    }

    /// <summary>Configures silos.</summary>
    /// <param name="configureSiloDelegate">Configures one.</param>
    /// <returns>This builder.</returns>
    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));
        return this;
    }

    /// <summary>Configures the hosts of silos.</summary>
    /// <param name="configureSiloHostDelegate">Configures one.</param>
    /// <returns>This builder.</returns>
    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    /// <summary>Configures the client.</summary>
    /// <param name="configureClientDelegate">Configures it.</param>
    /// <returns>This builder.</returns>
    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(host => host.UseOrleansClient(configureClientDelegate));
        return this;
    }

    /// <summary>Configures the host of the client.</summary>
    /// <param name="configureHostDelegate">Configures it.</param>
    /// <returns>This builder.</returns>
    public InProcessTestClusterBuilder ConfigureClientHost(Action<IHostApplicationBuilder> configureHostDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(configureHostDelegate);
        return this;
    }

    /// <summary>Makes the cluster. <see cref="InProcessTestCluster.DeployAsync"/> starts it.</summary>
    /// <returns>The cluster.</returns>
    public InProcessTestCluster Build() => new(Options);
}
