using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans
{
    /// <summary>A stored state with its version.</summary>
    /// <typeparam name="T">The state.</typeparam>
    public interface IGrainState<T>
    {
        /// <summary>The state.</summary>
        T? State { get; set; }

        /// <summary>The version that was read or written last; null when there is none.</summary>
        string? ETag { get; set; }

        /// <summary>Whether there is a stored state.</summary>
        bool RecordExists { get; set; }
    }

    /// <summary>A stored state with its version.</summary>
    /// <typeparam name="T">The state.</typeparam>
    [GenerateSerializer]
    public sealed class GrainState<T> : IGrainState<T>
    {
        /// <summary>No state.</summary>
        public GrainState()
        {
        }

        /// <summary>A state that was not stored yet.</summary>
        /// <param name="state">The state.</param>
        public GrainState(T? state)
            : this(state, null)
        {
        }

        /// <summary>A state with its version.</summary>
        /// <param name="state">The state.</param>
        /// <param name="eTag">The version.</param>
        public GrainState(T? state, string? eTag)
        {
            State = state;
            ETag = eTag;
        }

        /// <inheritdoc/>
        [Id(0)]
        public T? State { get; set; }

        /// <inheritdoc/>
        [Id(1)]
        public string? ETag { get; set; }

        /// <inheritdoc/>
        [Id(2)]
        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Core
{
    /// <summary>A stored state without its type.</summary>
    public interface IStorage
    {
        /// <summary>The version that was read or written last; null when there is none.</summary>
        string? Etag { get; }

        /// <summary>Whether there is a stored state.</summary>
        bool RecordExists { get; }

        /// <summary>Removes the stored state and empties the one in memory.</summary>
        /// <returns>Done when removed.</returns>
        Task ClearStateAsync();

        /// <summary>Stores the state in memory.</summary>
        /// <returns>Done when stored.</returns>
        /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else stored another version. The runtime then ends the activation.</exception>
        Task WriteStateAsync();

        /// <summary>Replaces the state in memory with the stored one.</summary>
        /// <returns>Done when read.</returns>
        Task ReadStateAsync();

        /// <summary>Removes the stored state and empties the one in memory.</summary>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when removed.</returns>
        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        /// <summary>Stores the state in memory.</summary>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when stored.</returns>
        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        /// <summary>Replaces the state in memory with the stored one.</summary>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when read.</returns>
        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    /// <summary>A stored state.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The state in memory.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A stored state, given to a grain's constructor by <see cref="PersistentStateAttribute"/> and read before activation.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    public interface IPersistentState<TState> : IStorage<TState>
    {
    }

    /// <summary>Names a stored state and its storage.</summary>
    public interface IPersistentStateConfiguration
    {
        /// <summary>The name of the state.</summary>
        string StateName { get; }

        /// <summary>The name of the storage; the default one when absent.</summary>
        string? StorageName { get; }
    }

    /// <summary>Makes stored states for activations.</summary>
    public interface IPersistentStateFactory
    {
        /// <summary>Makes a stored state that is read when the activation starts.</summary>
        /// <typeparam name="TState">The state.</typeparam>
        /// <param name="context">The activation.</param>
        /// <param name="config">Which state, in which storage.</param>
        /// <returns>The stored state.</returns>
        IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
    }

    /// <summary>Marks a constructor parameter of type <see cref="IPersistentState{TState}"/>.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute : Attribute, IPersistentStateConfiguration
    {
        /// <summary>Names the state and its storage.</summary>
        /// <param name="stateName">The name of the state.</param>
        /// <param name="storageName">The name of the storage; the default one when absent.</param>
        public PersistentStateAttribute(string stateName, string? storageName = null)
        {
            ArgumentNullException.ThrowIfNull(stateName);
            StateName = stateName;
            StorageName = storageName;
        }

        /// <inheritdoc/>
        public string StateName { get; }

        /// <inheritdoc/>
        public string? StorageName { get; }
    }
}

namespace Orleans.Storage
{
    /// <summary>Where states are stored. Registered by <see cref="Orleans.Runtime.Hosting.StorageProviderExtensions"/>.</summary>
    public interface IGrainStorage
    {
        /// <summary>Reads a state.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">Filled: state, version and whether it exists.</param>
        /// <returns>Done when filled.</returns>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Reads a state.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">Filled: state, version and whether it exists.</param>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when filled.</returns>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => ReadStateAsync(stateName, grainId, grainState);

        /// <summary>Stores a state when its version is still the stored one.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">The state; its version is replaced.</param>
        /// <returns>Done when stored.</returns>
        /// <exception cref="InconsistentStateException">The stored version is another.</exception>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Stores a state when its version is still the stored one.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">The state; its version is replaced.</param>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when stored.</returns>
        /// <exception cref="InconsistentStateException">The stored version is another.</exception>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => WriteStateAsync(stateName, grainId, grainState);

        /// <summary>Removes a state when its version is still the stored one.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">The state; emptied.</param>
        /// <returns>Done when removed.</returns>
        /// <exception cref="InconsistentStateException">The stored version is another.</exception>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Removes a state when its version is still the stored one.</summary>
        /// <typeparam name="T">The state.</typeparam>
        /// <param name="stateName">Its name.</param>
        /// <param name="grainId">Whose it is.</param>
        /// <param name="grainState">The state; emptied.</param>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when removed.</returns>
        /// <exception cref="InconsistentStateException">The stored version is another.</exception>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>The stored version is not the one that was read: somebody else has written. The runtime ends the activation that gets it, so that the next call reads the truth.</summary>
    [GenerateSerializer]
    public class InconsistentStateException : OrleansException
    {
        /// <summary>A conflict.</summary>
        public InconsistentStateException()
        {
        }

        /// <summary>A conflict.</summary>
        /// <param name="message">What happened.</param>
        public InconsistentStateException(string message)
            : base(message)
        {
        }

        /// <summary>A conflict.</summary>
        /// <param name="message">What happened.</param>
        /// <param name="innerException">The cause.</param>
        public InconsistentStateException(string message, Exception? innerException)
            : base(message, innerException!)
        {
        }

        /// <summary>A conflict between two versions.</summary>
        /// <param name="errorMsg">What happened.</param>
        /// <param name="storedEtag">The stored version.</param>
        /// <param name="currentEtag">The version the writer knew.</param>
        /// <param name="storageException">The cause.</param>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
            : base(errorMsg, storageException!)
        {
            StoredEtag = storedEtag;
            CurrentEtag = currentEtag;
        }

        /// <summary>A conflict between two versions.</summary>
        /// <param name="errorMsg">What happened.</param>
        /// <param name="storedEtag">The stored version.</param>
        /// <param name="currentEtag">The version the writer knew.</param>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
            : this(errorMsg, storedEtag, currentEtag, null)
        {
        }

        /// <summary>A conflict between two versions.</summary>
        /// <param name="storedEtag">The stored version.</param>
        /// <param name="currentEtag">The version the writer knew.</param>
        /// <param name="storageException">The cause.</param>
        public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
            : this(storageException.Message, storedEtag, currentEtag, storageException)
        {
        }

        /// <summary>The stored version.</summary>
        [Id(1)]
        public string? StoredEtag { get; private set; }

        /// <summary>The version the writer knew.</summary>
        [Id(2)]
        public string? CurrentEtag { get; private set; }

        /// <summary>Whether the activation that throws it is the one in conflict; not so once it went to a caller.</summary>
        [Id(0)]
        internal bool IsSourceActivation { get; set; } = true;

        /// <inheritdoc/>
        public override string ToString() => $"{base.ToString()} Expected Etag={StoredEtag} Received Etag={CurrentEtag}";
    }

    /// <summary>A grain asks for storage that is not registered.</summary>
    [GenerateSerializer]
    public sealed class BadProviderConfigException : OrleansException
    {
        /// <summary>Storage is missing.</summary>
        public BadProviderConfigException()
        {
        }

        /// <summary>Storage is missing.</summary>
        /// <param name="msg">Which one.</param>
        public BadProviderConfigException(string msg)
            : base(msg)
        {
        }

        /// <summary>Storage is missing.</summary>
        /// <param name="msg">Which one.</param>
        /// <param name="exc">The cause.</param>
        public BadProviderConfigException(string msg, Exception exc)
            : base(msg, exc)
        {
        }
    }
}

namespace Orleans.Providers
{
    /// <summary>Well-known names.</summary>
    public static class ProviderConstants
    {
        /// <summary>The storage that is used when a grain names none.</summary>
        public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
    }

    /// <summary>Names the storage of a <see cref="Grain{TGrainState}"/>.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StorageProviderAttribute : Attribute
    {
        /// <summary>The name of the storage.</summary>
        public string ProviderName { get; set; } = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
    }
}

namespace Orleans.Runtime.Hosting
{
    /// <summary>Registers storage for grains.</summary>
    public static class StorageProviderExtensions
    {
        /// <summary>Registers storage under a name, as a keyed service. The name <c>Default</c> makes it the default.</summary>
        /// <typeparam name="T">The storage.</typeparam>
        /// <param name="collection">The services.</param>
        /// <param name="name">The name.</param>
        /// <param name="implementationFactory">Makes it.</param>
        /// <returns>The services.</returns>
        public static IServiceCollection AddGrainStorage<T>(this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
            where T : IGrainStorage
        {
            collection.AddKeyedSingleton<IGrainStorage>(name, (services, key) => implementationFactory(services, (string)key!));
            if (string.Equals(name, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, StringComparison.Ordinal))
            {
                collection.TryAddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
            }

            if (typeof(ILifecycleParticipant<ISiloLifecycle>).IsAssignableFrom(typeof(T)))
            {
                collection.AddSingleton(services => (ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(name));
            }

            return collection;
        }
    }
}
