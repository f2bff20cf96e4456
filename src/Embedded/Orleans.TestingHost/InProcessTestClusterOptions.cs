using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>What a test cluster is made of.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The name of the cluster.</summary>
    public string ClusterId { get; set; } = null!;

    /// <summary>The name of the service.</summary>
    public string ServiceId { get; set; } = null!;

    /// <summary>How many silos the test asks for. The embedded runtime starts one, whatever the number.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>Whether <see cref="InProcessTestCluster.DeployAsync"/> makes the client.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Whether logs go to files. The embedded test host writes none.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    /// <summary>Whether all silos have the same grains. With one silo they have.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; } = true;

    /// <summary>Configures the host of the silo.</summary>
    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    /// <summary>Configures the host of the client. Within one process the client has the silo's host, so these are applied there.</summary>
    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}

/// <summary>What distinguishes one silo of a test cluster.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>The name of the silo.</summary>
    public string SiloName { get; set; } = null!;

    /// <summary>The port of the silo. The embedded runtime opens none.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port for clients. The embedded runtime opens none.</summary>
    public int GatewayPort { get; set; }
}
