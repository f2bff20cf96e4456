using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Finds storage by its name.</summary>
internal static class GrainStorages
{
    public static IGrainStorage Find(IServiceProvider services, string? name, Type grainClass)
        => services.GetKeyedService<IGrainStorage>(string.IsNullOrEmpty(name) ? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME : name)
            ?? throw new BadProviderConfigException(string.IsNullOrEmpty(name)
                ? $"No default storage provider found loading grain type {grainClass.FullName}. Register one, such as AddMemoryGrainStorageAsDefault."
                : $"No storage provider named \"{name}\" found loading grain type {grainClass.FullName}. Register one under this name.");
}

/// <summary>A state in memory and its storage. Failures of storage that are not the runtime's own come wrapped in an <see cref="OrleansException"/>.</summary>
internal sealed class StoredState<TState>(string name, IGrainContext context, IGrainStorage storage, SiloLog log) : IPersistentState<TState>
{
    private readonly GrainState<TState> _state = new(New());

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken)
        => Run(storage.ReadStateAsync(name, context.GrainId, _state, cancellationToken), "Reading", cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken)
        => Run(storage.WriteStateAsync(name, context.GrainId, _state, cancellationToken), "Writing", cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken)
        => Run(storage.ClearStateAsync(name, context.GrainId, _state, cancellationToken), "Clearing", cancellationToken);

    private static TState? New() => typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is null ? default : Activator.CreateInstance<TState>();

    private async Task Run(Task operation, string verb, CancellationToken cancellationToken)
    {
        try
        {
            await operation;

            // A storage that found nothing may leave null; grains get an empty state.
            _state.State ??= New();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            log.StorageFailed(failure, verb, name, context.GrainId);
            if (failure is OrleansException)
            {
                throw;
            }

            throw new OrleansException($"{verb} state {name} of grain {context.GrainId} failed: {failure.Message}", failure);
        }
    }
}

internal sealed class PersistentStateFactory(IServiceProvider services, Silo silo) : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var grainClass = (context as Activation)?.Shared.Type ?? typeof(object);
        var state = new StoredState<TState>(config.StateName, context, GrainStorages.Find(services, config.StorageName, grainClass), silo.Log);
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.ReadStateAsync);
        return state;
    }
}
