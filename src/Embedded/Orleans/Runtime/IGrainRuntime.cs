using Orleans.Core;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>The services of the runtime that grains use through their base class.</summary>
public interface IGrainRuntime
{
    /// <summary>The silo as text.</summary>
    string SiloIdentity { get; }

    /// <summary>The silo.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>Makes references.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>Makes timers.</summary>
    ITimerRegistry TimerRegistry { get; }

    /// <summary>The services of the silo.</summary>
    IServiceProvider ServiceProvider { get; }

    /// <summary>The clock.</summary>
    TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>Ends an activation once the calls that run now are done.</summary>
    /// <param name="grainContext">The activation.</param>
    void DeactivateOnIdle(IGrainContext grainContext);

    /// <summary>Keeps an activation for at least some time.</summary>
    /// <param name="grainContext">The activation.</param>
    /// <param name="timeSpan">The time.</param>
    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);

    /// <summary>The stored state of a <see cref="Grain{TGrainState}"/>.</summary>
    /// <typeparam name="TGrainState">The state.</typeparam>
    /// <param name="grainContext">The activation.</param>
    /// <returns>The stored state.</returns>
    IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext);
}

/// <summary>What is known about the silo.</summary>
public interface ILocalSiloDetails
{
    /// <summary>The name of the silo.</summary>
    string Name { get; }

    /// <summary>The name of the cluster.</summary>
    string ClusterId { get; }

    /// <summary>The name of the machine.</summary>
    string DnsHostName { get; }

    /// <summary>The address of the silo.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>The address for clients; the same in this runtime.</summary>
    SiloAddress GatewayAddress { get; }
}
