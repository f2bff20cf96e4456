using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references to grains and observers. A reference costs nothing; the grain is activated by its first call.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="primaryKey">Its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey;

    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="primaryKey">Its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="primaryKey">Its key, not blank.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="primaryKey">The first part of its key.</param>
    /// <param name="keyExtension">The second part of its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey;

    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="primaryKey">The first part of its key.</param>
    /// <param name="keyExtension">The second part of its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey;

    /// <summary>Makes an object callable by grains. The runtime holds the object weakly: keep it as long as it should be called.</summary>
    /// <typeparam name="TGrainObserverInterface">The interface it is called by.</typeparam>
    /// <param name="obj">The object.</param>
    /// <returns>A reference to pass to grains.</returns>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends what <see cref="CreateObjectReference{TGrainObserverInterface}"/> began.</summary>
    /// <typeparam name="TGrainObserverInterface">The interface it is called by.</typeparam>
    /// <param name="obj">The reference.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>A reference to a grain.</summary>
    /// <param name="grainInterfaceType">Its interface.</param>
    /// <param name="grainPrimaryKey">Its key.</param>
    /// <returns>The reference.</returns>
    IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey);

    /// <summary>A reference to a grain.</summary>
    /// <param name="grainInterfaceType">Its interface.</param>
    /// <param name="grainPrimaryKey">Its key.</param>
    /// <returns>The reference.</returns>
    IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey);

    /// <summary>A reference to a grain.</summary>
    /// <param name="grainInterfaceType">Its interface.</param>
    /// <param name="grainPrimaryKey">Its key.</param>
    /// <returns>The reference.</returns>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    /// <summary>A reference to a grain.</summary>
    /// <param name="grainInterfaceType">Its interface.</param>
    /// <param name="grainPrimaryKey">The first part of its key.</param>
    /// <param name="keyExtension">The second part of its key.</param>
    /// <returns>The reference.</returns>
    IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension);

    /// <summary>A reference to a grain.</summary>
    /// <param name="grainInterfaceType">Its interface.</param>
    /// <param name="grainPrimaryKey">The first part of its key.</param>
    /// <param name="keyExtension">The second part of its key.</param>
    /// <returns>The reference.</returns>
    IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension);

    /// <summary>A reference to a grain or observer.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="grainId">Its identity.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>A reference without an interface; <see cref="GrainExtensions.AsReference{TGrainInterface}"/> gives it one.</summary>
    /// <param name="grainId">The identity.</param>
    /// <returns>The reference.</returns>
    IAddressable GetGrain(GrainId grainId);

    /// <summary>A reference to a grain or observer.</summary>
    /// <param name="grainId">Its identity.</param>
    /// <param name="interfaceType">The name of its interface.</param>
    /// <returns>The reference.</returns>
    IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType);

    /// <summary>A reference to a grain.</summary>
    /// <param name="interfaceType">Its interface.</param>
    /// <param name="grainKey">Its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix);

    /// <summary>A reference to a grain.</summary>
    /// <param name="interfaceType">Its interface.</param>
    /// <param name="grainKey">Its key.</param>
    /// <returns>The reference.</returns>
    IAddressable GetGrain(Type interfaceType, IdSpan grainKey);
}

/// <summary>References by encoded keys.</summary>
public static class GrainFactoryExtensions
{
    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="grainFactory">The factory.</param>
    /// <param name="grainPrimaryKey">Its key.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface GetGrain<TGrainInterface>(this IGrainFactory grainFactory, IdSpan grainPrimaryKey, string grainClassNamePrefix)
        where TGrainInterface : IGrain
    {
        ArgumentNullException.ThrowIfNull(grainFactory);
        return (TGrainInterface)grainFactory.GetGrain(typeof(TGrainInterface), grainPrimaryKey, grainClassNamePrefix);
    }

    /// <summary>A reference to a grain.</summary>
    /// <typeparam name="TGrainInterface">Its interface.</typeparam>
    /// <param name="grainFactory">The factory.</param>
    /// <param name="grainPrimaryKey">Its key.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface GetGrain<TGrainInterface>(this IGrainFactory grainFactory, IdSpan grainPrimaryKey)
        where TGrainInterface : IGrain
    {
        ArgumentNullException.ThrowIfNull(grainFactory);
        return (TGrainInterface)grainFactory.GetGrain(typeof(TGrainInterface), grainPrimaryKey);
    }
}

/// <summary>The entry to the grains from outside of them.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the client.</summary>
    IServiceProvider ServiceProvider { get; }
}
