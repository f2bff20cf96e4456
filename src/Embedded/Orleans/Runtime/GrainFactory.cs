using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Numbers interfaces, so that a silo finds what it knows about one without hashing.</summary>
internal static class InterfaceSlot
{
    private static int s_last = -1;

    public static int Next() => Interlocked.Increment(ref s_last);

    public static class Of<TInterface>
    {
        public static readonly int Index = Next();
    }
}

/// <summary>What references of one silo have in common, by interface and grain class.</summary>
internal sealed class ReferenceTable(Silo silo)
{
    private readonly ConcurrentDictionary<(Type Interface, GrainType GrainType), ReferenceShared> _all = new();
    private ReferenceShared?[] _bySlot = [];

    public ReferenceShared For<TInterface>()
    {
        var slots = Volatile.Read(ref _bySlot);
        var index = InterfaceSlot.Of<TInterface>.Index;
        return index < slots.Length && slots[index] is { } shared ? shared : Fill(index, typeof(TInterface));
    }

    public ReferenceShared For(Type interfaceType, string? prefix = null)
    {
        var grainClass = silo.Types.ClassOf(interfaceType, prefix);
        return For(interfaceType, grainClass, grainClass.GrainType);
    }

    public ReferenceShared For(Type interfaceType, GrainClass? grainClass, GrainType grainType)
    {
        if (grainClass is not null && !interfaceType.IsAssignableFrom(grainClass.Type) && !interfaceType.IsAssignableFrom(typeof(Activation)))
        {
            throw new InvalidCastException($"Grain class {grainClass.Type.FullName} does not implement {interfaceType.FullName}.");
        }

        return _all.GetOrAdd(
            (interfaceType, grainType),
            static (key, both) => new ReferenceShared(both.silo, GrainInterface.Of(key.Interface), both.grainClass, key.GrainType),
            (silo, grainClass));
    }

    private ReferenceShared Fill(int index, Type interfaceType)
    {
        var shared = For(interfaceType);
        while (true)
        {
            var before = Volatile.Read(ref _bySlot);
            var after = new ReferenceShared?[Math.Max(before.Length, index + 16)];
            before.CopyTo(after, 0);
            after[index] = shared;
            if (Interlocked.CompareExchange(ref _bySlot, after, before) == before)
            {
                return shared;
            }
        }
    }
}

/// <summary>Makes references. One to a grain that is active is not made but found.</summary>
internal sealed class GrainFactory(Silo silo) : IClusterClient
{
    private const int ShortKey = 256;

    public IServiceProvider ServiceProvider => silo.ServiceProvider;

    [SkipLocalsInit]
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var shared = Shared<TGrainInterface>(grainClassNamePrefix);
        if (primaryKey.Length > ShortKey)
        {
            return (TGrainInterface)(object)Find(shared, Encoding.UTF8.GetBytes(primaryKey));
        }

        Span<byte> key = stackalloc byte[ShortKey * 3];
        return (TGrainInterface)(object)Find(shared, key[..Encoding.UTF8.GetBytes(primaryKey, key)]);
    }

    [SkipLocalsInit]
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
    {
        Span<byte> key = stackalloc byte[16];
        Utf8Formatter.TryFormat(primaryKey, key, out var length, 'X');
        return (TGrainInterface)(object)Find(Shared<TGrainInterface>(grainClassNamePrefix), key[..length]);
    }

    [SkipLocalsInit]
    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey
    {
        Span<byte> key = stackalloc byte[32];
        Utf8Formatter.TryFormat(primaryKey, key, out _, 'N');
        return (TGrainInterface)(object)Find(Shared<TGrainInterface>(grainClassNamePrefix), key);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Shared<TGrainInterface>(grainClassNamePrefix).Create(GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension));
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Shared<TGrainInterface>(grainClassNamePrefix).Create(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension));
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference)
        {
            throw new ArgumentException("This is a reference already.", nameof(obj));
        }

        if (obj is IGrainBase)
        {
            throw new ArgumentException("A grain is passed by its own reference: grain.AsReference<TInterface>().", nameof(obj));
        }

        return (TGrainObserverInterface)(object)silo.Observers.Add(typeof(TGrainObserverInterface), obj);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
        {
            throw new ArgumentException("Pass the reference that CreateObjectReference returned, not the object itself.", nameof(obj));
        }

        silo.Observers.Remove(reference.Key);
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey)
        => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey)
        => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)GetGrain(grainInterfaceType, IdSpan.Create(grainPrimaryKey));
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension)
        => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, keyExtension));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension)
        => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, keyExtension));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)Find(grainId, typeof(TGrainInterface));

    public IAddressable GetGrain(GrainId grainId) => Find(grainId, typeof(IAddressable));

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType)
    {
        var grainClass = silo.Types.ClassOf(grainId.Type);
        var type = Array.Find(grainClass.Type.GetInterfaces(), type => type.FullName == interfaceType.ToString())
            ?? throw new ArgumentException($"Grain class {grainClass.Type.FullName} does not implement {interfaceType}.", nameof(interfaceType));
        return Find(grainId, type);
    }

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix)
        => silo.References.For(interfaceType, grainClassNamePrefix).Create(grainKey);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => silo.References.For(interfaceType).Create(grainKey);

    private static GrainReference Find(ReferenceShared shared, ReadOnlySpan<byte> key)
        => shared.Class is { IsStatelessWorker: false } grainClass && grainClass.TryFind(key, out var activation) && ReferenceEquals(activation.GrainReference.Shared, shared)
            ? activation.GrainReference
            : shared.Create(new IdSpan(key.ToArray()));

    private GrainReference Find(GrainId grainId, Type interfaceType)
    {
        if (grainId.Type == ObserverTable.GrainType)
        {
            return silo.References.For(interfaceType, null, grainId.Type).Create(grainId.Key);
        }

        var grainClass = silo.Types.ClassOf(grainId.Type);
        return silo.References.For(interfaceType, grainClass, grainId.Type).Create(grainId.Key);
    }

    private ReferenceShared Shared<TGrainInterface>(string? prefix)
        => prefix is null ? silo.References.For<TGrainInterface>() : silo.References.For(typeof(TGrainInterface), prefix);
}
