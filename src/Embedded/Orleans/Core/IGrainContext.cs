using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The identity of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The object of the grain class, once it has been made.</summary>
    object? GrainInstance { get; }

    /// <summary>The identity of the activation.</summary>
    ActivationId ActivationId { get; }

    /// <summary>Where the activation is.</summary>
    GrainAddress Address { get; }

    /// <summary>Services with the lifetime of the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>The stages of the activation.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Runs work between the calls of the activation.</summary>
    IWorkItemScheduler Scheduler { get; }

    /// <summary>Done when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Attaches an object to the activation.</summary>
    /// <typeparam name="TComponent">The type it is found by.</typeparam>
    /// <param name="value">The object, or null to remove it.</param>
    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;

    /// <summary>Activates, unless that has happened.</summary>
    /// <param name="requestContext">The request context to activate under.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);

    /// <summary>Ends the activation once the calls that run now are done.</summary>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Ends the graceful part.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Runs work between the calls of an activation.</summary>
public interface IWorkItemScheduler
{
    /// <summary>Runs a function.</summary>
    /// <param name="action">The function.</param>
    void QueueAction(Action action);

    /// <summary>Runs a function.</summary>
    /// <param name="action">The function.</param>
    /// <param name="state">Passed to it.</param>
    void QueueAction(Action<object> action, object state);

    /// <summary>Runs a task that was made but not started.</summary>
    /// <param name="task">The task.</param>
    void QueueTask(Task task);
}

/// <summary>Finds the activation whose code runs now.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The activation; null outside of grains.</summary>
    IGrainContext GrainContext { get; }
}

/// <summary>Components of activations.</summary>
public static class GrainContextExtensions
{
    /// <summary>Ends the activation and waits for its end. From within the grain itself this waits for ever.</summary>
    /// <param name="grainContext">The activation.</param>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Ends the graceful part.</param>
    /// <returns>Done when the activation has ended.</returns>
    [Obsolete("This method is error-prone: waiting deactivation to complete from within the grain being deactivated will usually result in a deadlock.")]
    public static Task DeactivateAsync(this IGrainContext grainContext, DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        grainContext.Deactivate(deactivationReason, cancellationToken);
        return grainContext.Deactivated;
    }
}
