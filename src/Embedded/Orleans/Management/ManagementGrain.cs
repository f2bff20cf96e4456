using System.Diagnostics;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Statistics;

namespace Orleans.Management;

/// <summary>Answers operators from what the silo knows.</summary>
[Reentrant]
internal sealed class ManagementGrain(Silo silo, IEnvironmentStatisticsProvider environment) : Grain, IManagementGrain
{
    private const int RecentMilliseconds = 10 * 60 * 1000;

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false)
        => Task.FromResult(new Dictionary<SiloAddress, SiloStatus>
        {
            [silo.SiloAddress] = silo.State switch
            {
                SiloState.Created => SiloStatus.Created,
                SiloState.Running => SiloStatus.Active,
                SiloState.Stopped => SiloStatus.Dead,
                _ => SiloStatus.ShuttingDown,
            },
        });

    public Task ForceGarbageCollection(SiloAddress[] hostsIds)
    {
        GC.Collect();
        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit) => ForceActivationCollection(ageLimit);

    public Task ForceActivationCollection(TimeSpan ageLimit)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "An operator ended idle activations.");
        var ends = new List<Task>();
        foreach (var activation in silo.Activations)
        {
            if (!ReferenceEquals(activation, GrainContext) && activation.DeactivateIfIdle((long)ageLimit.TotalMilliseconds, reason))
            {
                ends.Add(activation.Deactivated);
            }
        }

        return Task.WhenAll(ends);
    }

    public Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses) => Task.CompletedTask;

    public Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds)
        => Task.FromResult<SiloRuntimeStatistics[]>(
        [
            new(
                silo.Types.Used.Sum(grainClass => grainClass.Count),
                silo.Activations.Count(activation => activation.IdleMilliseconds < RecentMilliseconds),
                environment.GetEnvironmentStatistics(),
                silo.Clock.GetUtcNow().UtcDateTime),
        ]);

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) => GetSimpleGrainStatistics();

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics()
        => Task.FromResult(silo.Types.Used
            .Where(grainClass => grainClass.Count > 0)
            .Select(grainClass => new SimpleGrainStatistic { GrainType = grainClass.DisplayName, SiloAddress = silo.SiloAddress, ActivationCount = grainClass.Count })
            .ToArray());

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null)
        => Task.FromResult(silo.Types.Used
            .Where(grainClass => types is null || types.Contains(grainClass.DisplayName) || types.Contains(grainClass.Type.FullName))
            .SelectMany(grainClass => grainClass.Activations)
            .Select(activation => new DetailedGrainStatistic { GrainType = activation.Shared.DisplayName, SiloAddress = silo.SiloAddress, GrainId = activation.GrainId })
            .ToArray());

    public Task<int> GetGrainActivationCount(GrainReference grainReference)
        => Task.FromResult(silo.Activations.Count(activation => activation.GrainId == grainReference.GrainId));

    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Types.Used.Sum(grainClass => grainClass.Count));

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
        => new(silo.Activations.Any(activation => activation.GrainId == reference.GetGrainId()) ? silo.SiloAddress : null);

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type)
        => new(silo.Types.Used.Where(grainClass => grainClass.GrainType == type).SelectMany(grainClass => grainClass.Activations).Select(activation => activation.GrainId).Distinct().ToList());
}

/// <summary>Reads processor and memory from the operating system and the garbage collector.</summary>
internal sealed class EnvironmentStatisticsProvider : IEnvironmentStatisticsProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _lastProcessor;
    private long _lastTime;
    private float _usage;

    public EnvironmentStatistics GetEnvironmentStatistics()
    {
        using var process = Process.GetCurrentProcess();
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var used = process.WorkingSet64;
        return new(Usage(process.TotalProcessorTime), used, Math.Max(0, limit - used), limit);
    }

    /// <summary>The use since the last look that is at least a second old.</summary>
    private float Usage(TimeSpan processor)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            var elapsed = _lastTime == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_lastTime, now);
            if (_lastTime == 0 || elapsed >= TimeSpan.FromSeconds(1))
            {
                _usage = elapsed > TimeSpan.Zero ? (float)(100 * ((processor - _lastProcessor) / elapsed) / Environment.ProcessorCount) : 0;
                _lastProcessor = processor;
                _lastTime = now;
            }

            return _usage;
        }
    }
}
