using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster for tests, all in this process. The embedded runtime's has one silo, and the client is part of it.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];
    private bool _disposed;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    /// <summary>The entry to the grains.</summary>
    /// <exception cref="InvalidOperationException">The cluster does not run.</exception>
    public IClusterClient Client => GetSiloServiceProvider().GetRequiredService<IClusterClient>();

    /// <summary>Starts the cluster.</summary>
    /// <returns>Done when it takes calls.</returns>
    public async Task DeployAsync()
    {
        if (_silos.Count > 0)
        {
            throw new InvalidOperationException("Cluster host already deployed.");
        }

        await StartSiloAsync(0, Options);
    }

    /// <summary>Starts a silo. The embedded runtime has at most one at a time.</summary>
    /// <param name="instanceNumber">The number of the silo, from zero.</param>
    /// <param name="clusterOptions">What it is made of.</param>
    /// <returns>The silo.</returns>
    public async Task<InProcessSiloHandle> StartSiloAsync(int instanceNumber, InProcessTestClusterOptions clusterOptions)
    {
        if (_silos.Count > 0)
        {
            throw new NotSupportedException("The embedded grain runtime has a single silo. Tests of clusters need the other build.");
        }

        var specific = new InProcessTestSiloSpecificOptions { SiloName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Silo_{instanceNumber}") };
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = clusterOptions.ClusterId, DisableDefaults = true });
        host.UseOrleans(silo =>
        {
            silo.Services.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = clusterOptions.ClusterId;
                options.ServiceId = clusterOptions.ServiceId;
            });
            silo.Services.Configure<SiloOptions>(options => options.SiloName = specific.SiloName);
        });
        foreach (var configure in clusterOptions.SiloHostConfigurationDelegates)
        {
            configure(specific, host);
        }

        foreach (var configure in clusterOptions.ClientHostConfigurationDelegates)
        {
            configure(host);
        }

        var built = host.Build();
        var handle = new InProcessSiloHandle(specific.SiloName, built);
        await built.StartAsync();
        _silos.Add(handle);
        return handle;
    }

    /// <summary>Makes the client. It is there as soon as the silo is.</summary>
    /// <returns>Done at once.</returns>
    public Task InitializeClientAsync() => Task.CompletedTask;

    /// <summary>Stops the client. It ends with the silo.</summary>
    /// <returns>Done at once.</returns>
    public Task StopClusterClientAsync() => Task.CompletedTask;

    /// <summary>The silos that run.</summary>
    /// <returns>The silos.</returns>
    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => _silos.Where(silo => silo.IsActive);

    /// <summary>The silo with an address.</summary>
    /// <param name="siloAddress">The address.</param>
    /// <returns>The silo, or null.</returns>
    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) => _silos.Find(silo => silo.SiloAddress.Equals(siloAddress));

    /// <summary>The services of a silo.</summary>
    /// <param name="silo">Its address; the first silo when absent.</param>
    /// <returns>The services.</returns>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null)
        => (silo is null ? _silos.FirstOrDefault() : GetSiloForAddress(silo))?.ServiceProvider
            ?? throw new InvalidOperationException("The cluster does not run: call DeployAsync first.");

    /// <summary>Stops a silo gracefully.</summary>
    /// <param name="instance">The silo.</param>
    /// <returns>Done when stopped.</returns>
    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(true);
        _silos.Remove(instance);
    }

    /// <summary>Stops a silo without telling its grains.</summary>
    /// <param name="instance">The silo.</param>
    /// <returns>Done when stopped.</returns>
    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(false);
        _silos.Remove(instance);
    }

    /// <summary>Stops a silo gracefully and starts one with the same name and configuration.</summary>
    /// <param name="instance">The silo.</param>
    /// <returns>The new silo.</returns>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        await instance.DisposeAsync();
        return await StartSiloAsync(0, Options);
    }

    /// <summary>Stops all silos gracefully.</summary>
    /// <returns>Done when stopped.</returns>
    public async Task StopSilosAsync()
    {
        foreach (var silo in _silos.ToArray())
        {
            await StopSiloAsync(silo);
            await silo.DisposeAsync();
        }
    }

    /// <summary>Stops everything gracefully.</summary>
    /// <returns>Done when stopped.</returns>
    public Task StopAllSilosAsync() => StopSilosAsync();

    /// <summary>Finds an activation.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainContext">The activation.</param>
    /// <returns>Whether the grain is active.</returns>
    public bool TryGetGrainContext(GrainId grainId, out IGrainContext? grainContext)
    {
        grainContext = _silos.Select(silo => silo.Silo.Activations.FirstOrDefault(activation => activation.GrainId == grainId)).FirstOrDefault(found => found is not null);
        return grainContext is not null;
    }

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    /// <param name="grainId">The grain.</param>
    /// <returns>Done when it has ended, or was not active.</returns>
    public async Task DeactivateAsync(GrainId grainId)
    {
        if (TryGetGrainContext(grainId, out var context))
        {
            context!.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "A test ended it."));
            await context.Deactivated;
        }
    }

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    /// <param name="grain">The grain.</param>
    /// <returns>Done when it has ended, or was not active.</returns>
    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    /// <summary>Waits until a grain is not active.</summary>
    /// <param name="grainId">The grain.</param>
    /// <returns>Done when its activation has ended, or there was none.</returns>
    public Task WaitForDeactivationAsync(GrainId grainId) => TryGetGrainContext(grainId, out var context) ? context!.Deactivated : Task.CompletedTask;

    /// <summary>Waits until a grain is not active.</summary>
    /// <param name="grain">The grain.</param>
    /// <returns>Done when its activation has ended, or there was none.</returns>
    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await StopSilosAsync();
        }
    }

    /// <summary>Stops everything without waiting for grains.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _silos.ForEach(silo => silo.SiloHost.Dispose());
            _silos.Clear();
        }
    }
}

/// <summary>A silo of a test cluster.</summary>
public class InProcessSiloHandle : IAsyncDisposable
{
    internal InProcessSiloHandle(string name, IHost host)
    {
        Name = name;
        SiloHost = host;
        Silo = host.Services.GetRequiredService<Silo>();
    }

    /// <summary>The name of the silo.</summary>
    public string Name { get; }

    /// <summary>The address of the silo.</summary>
    public SiloAddress SiloAddress => Silo.SiloAddress;

    /// <summary>Whether it takes calls.</summary>
    public bool IsActive => Silo.IsRunning;

    /// <summary>The services of the silo.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <summary>The host of the silo.</summary>
    public IHost SiloHost { get; }

    internal Silo Silo { get; }

    /// <summary>Stops the silo.</summary>
    /// <param name="stopGracefully">Whether its grains are told.</param>
    /// <returns>Done when stopped.</returns>
    public async Task StopSiloAsync(bool stopGracefully)
    {
        using var stop = new CancellationTokenSource();
        if (!stopGracefully)
        {
            await stop.CancelAsync();
        }

        await SiloHost.StopAsync(stop.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (SiloHost is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
        else
        {
            SiloHost.Dispose();
        }
    }
}
