using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Ends activations that nobody has used for as long as their class allows. It looks through all of them at intervals.</summary>
internal sealed class IdleCollector(Silo silo, GrainCollectionOptions options) : IDisposable
{
    private ITimer? _timer;

    public void Start()
    {
        var clock = silo.ServiceProvider.GetKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement) ?? silo.ServiceProvider.GetRequiredService<TimeProvider>();
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(static self => ((IdleCollector)self!).Collect(), this, options.CollectionQuantum, options.CollectionQuantum);
        }
    }

    public void Stop() => _timer?.Dispose();

    public void Dispose() => Stop();

    private void Collect()
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody has used it for long enough.");
        foreach (var grainClass in silo.Types.Used)
        {
            if (grainClass.IdleAge >= 0)
            {
                foreach (var activation in grainClass.Activations)
                {
                    activation.DeactivateIfIdle(grainClass.IdleAge, reason);
                }
            }
        }
    }
}
