using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Management;
using Orleans.Runtime;
using Orleans.Statistics;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>The services of a silo.</summary>
internal static class SiloServices
{
    public static void AddDefaults(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(Silo)))
        {
            return;
        }

        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SiloServiceLifetimes(services));
        services.AddSingleton<Silo>();
        services.AddSingleton<SiloLifecycle>();
        services.TryAddSingleton<ISiloLifecycle>(provider => provider.GetRequiredService<SiloLifecycle>());
        services.TryAddSingleton<IGrainRuntime>(provider => provider.GetRequiredService<Silo>());
        services.TryAddSingleton<ILocalSiloDetails>(provider => provider.GetRequiredService<Silo>());
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<Silo>().Factory);
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().Factory);
        services.TryAddSingleton<ITimerRegistry, TimerRegistry>();
        services.TryAddSingleton<IPersistentStateFactory, Storage.PersistentStateFactory>();
        services.TryAddSingleton<IEnvironmentStatisticsProvider, EnvironmentStatisticsProvider>();
        services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddHostedService<SiloHost>();
    }

    private sealed class GrainContextAccessor : IGrainContextAccessor
    {
        public IGrainContext GrainContext => RuntimeContext.Current!;
    }
}

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost(Silo silo, SiloLifecycle lifecycle, IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants, ILogger<SiloHost> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifecycle.Subscribe(nameof(Silo), ServiceLifecycleStage.GrainDeactivation, _ => Task.CompletedTask, silo.EndGrains);
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        silo.Start();
        try
        {
            await lifecycle.StartAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            SiloLog.StageFailedToStart(logger, failure);
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await lifecycle.StopAsync(cancellationToken);
        silo.Stop();
    }
}
