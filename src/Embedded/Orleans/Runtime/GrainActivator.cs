using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The services of one activation.</summary>
internal sealed class ActivationScope(IServiceProvider services)
{
    private AsyncServiceScope _scope = services.CreateAsyncScope();

    public IServiceProvider Services => _scope.ServiceProvider;

    public void DisposeNow() => _scope.Dispose();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}

/// <summary>
/// Makes the objects of a grain class. Singletons are resolved once for the class; only what must live and die with the activation
/// costs it a scope of its own.
/// </summary>
internal sealed class GrainActivator
{
    private readonly Silo _silo;
    private readonly Type _type;
    private readonly Lazy<(ConstructorInvoker Invoke, Argument[] Arguments)> _constructor;

    public GrainActivator(Silo silo, Type type)
    {
        _silo = silo;
        _type = type;
        _constructor = new(Prepare);
    }

    /// <exception cref="InvalidOperationException">The grain could not be made; the cause is inside.</exception>
    public object Create(Activation activation)
    {
        try
        {
            var (invoker, arguments) = _constructor.Value;
            object made;
            if (arguments.Length == 0)
            {
                made = invoker.Invoke();
            }
            else
            {
                var values = new object?[arguments.Length];
                for (var i = 0; i < arguments.Length; i++)
                {
                    values[i] = arguments[i].Resolve(activation);
                }

                made = invoker.Invoke(values.AsSpan());
            }

            if (made is ILifecycleParticipant<IGrainLifecycle> participant)
            {
                participant.Participate(activation.ObservableLifecycle);
            }

            return made;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{_type.FullName}'. See InnerException for details.",
                failure is TargetInvocationException { InnerException: { } inner } ? inner : failure);
        }
    }

    private (ConstructorInvoker Invoke, Argument[] Arguments) Prepare()
    {
        var constructor = Choose();
        return (ConstructorInvoker.Create(constructor), Array.ConvertAll(constructor.GetParameters(), Prepare));
    }

    private ConstructorInfo Choose()
    {
        var all = _type.GetConstructors(BindingFlags.Instance | BindingFlags.Public);
        if (all.Length == 0)
        {
            all = _type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic);
        }

        if (Array.Find(all, constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute), true)) is { } marked)
        {
            return marked;
        }

        // The one with the most parameters that can all be had, as the container does it.
        Array.Sort(all, (one, other) => other.GetParameters().Length.CompareTo(one.GetParameters().Length));
        return Array.Find(all, constructor => Array.TrueForAll(constructor.GetParameters(), CanResolve))
            ?? (all is [var only] ? only : throw new InvalidOperationException($"No constructor of grain class {_type.FullName} has parameters that are all registered services."));
    }

    private bool CanResolve(ParameterInfo parameter)
        => parameter.HasDefaultValue
            || IsContext(parameter)
            || parameter.GetCustomAttribute<PersistentStateAttribute>() is not null
            || parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is not null
            || _silo.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(parameter.ParameterType) is not false;

    private static bool IsContext(ParameterInfo parameter)
        => parameter.ParameterType == typeof(IGrainContext) || parameter.ParameterType == typeof(IServiceProvider);

    private Argument Prepare(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(IGrainContext))
        {
            return new Argument(static activation => activation);
        }

        if (type == typeof(IServiceProvider))
        {
            return new Argument(static activation => activation.ActivationServices);
        }

        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
        {
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            {
                throw new ArgumentException($"Parameter {parameter.Name} of {_type.FullName} has [PersistentState] and must be an IPersistentState<T>.");
            }

            var create = typeof(IPersistentStateFactory).GetMethod(nameof(IPersistentStateFactory.Create))!.MakeGenericMethod(type.GetGenericArguments());
            var factory = _silo.ServiceProvider.GetRequiredService<IPersistentStateFactory>();
            var make = create.CreateDelegate<Func<IGrainContext, IPersistentStateConfiguration, object>>(factory);
            return new Argument(activation => make(activation, state));
        }

        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { Key: var key })
        {
            return _silo.Services.IsSingleton(type, key)
                ? new Argument(_silo.ServiceProvider.GetRequiredKeyedService(type, key))
                : new Argument(activation => activation.ActivationServices.GetRequiredKeyedService(type, key));
        }

        if (_silo.Services.IsSingleton(type, null))
        {
            return new Argument(_silo.ServiceProvider.GetRequiredService(type));
        }

        return parameter.HasDefaultValue
            ? new Argument(activation => activation.ActivationServices.GetService(type) ?? parameter.DefaultValue)
            : new Argument(activation => activation.ActivationServices.GetRequiredService(type));
    }

    private sealed class Argument
    {
        private readonly object? _value;
        private readonly Func<Activation, object?>? _resolve;

        public Argument(object value) => _value = value;

        public Argument(Func<Activation, object?> resolve) => _resolve = resolve;

        public object? Resolve(Activation activation) => _resolve is null ? _value : _resolve(activation);
    }
}

/// <summary>Knows which services live as long as the silo.</summary>
internal sealed class SiloServiceLifetimes(IServiceCollection services)
{
    public bool IsSingleton(Type type, object? key)
    {
        var definition = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;

        // As in the container, the last registration of the exact type counts, then the last of the open generic type.
        var found = services.LastOrDefault(service => service.ServiceType == type && Equals(service.ServiceKey, key))
            ?? services.LastOrDefault(service => service.ServiceType == definition && Equals(service.ServiceKey, key));
        return found?.Lifetime == ServiceLifetime.Singleton;
    }
}
