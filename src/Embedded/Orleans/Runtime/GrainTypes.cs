using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The grain classes of one silo, and which class an interface leads to.</summary>
internal sealed class GrainTypes
{
    private const string Suffix = "grain";

    private readonly Silo _silo;
    private readonly GrainCollectionOptions _collection;
    private readonly Lock _changes = new();
    private readonly ConcurrentDictionary<Type, GrainClass> _classes = new();
    private readonly ConcurrentDictionary<GrainType, Type> _byName = new();
    private readonly ConcurrentDictionary<Type, Type[]> _byInterface = new();
    private Type[] _known = [];

    public GrainTypes(Silo silo, GrainCollectionOptions collection)
    {
        _silo = silo;
        _collection = collection;
        Scan();
    }

    public int Known => _known.Length;

    /// <summary>The classes that were used so far.</summary>
    public IEnumerable<GrainClass> Used => _classes.Select(entry => entry.Value);

    /// <summary>The class that implements an interface.</summary>
    /// <exception cref="ArgumentException">None does, or several do.</exception>
    public GrainClass ClassOf(Type interfaceType, string? prefix)
    {
        if (interfaceType is not { IsInterface: true })
        {
            throw new ArgumentException($"{interfaceType} is not an interface. Grains are called through interfaces.", nameof(interfaceType));
        }

        var candidates = Implementing(interfaceType);
        if (candidates.Length == 0)
        {
            Scan();
            candidates = Implementing(interfaceType);
        }

        if (!string.IsNullOrWhiteSpace(prefix))
        {
            candidates = Array.FindAll(candidates, type => type.FullName!.StartsWith(prefix, StringComparison.Ordinal) || NameOf(type).ToString().StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        }

        return candidates switch
        {
            [] => throw new ArgumentException($"Could not find an implementation for interface {interfaceType.FullName}.", nameof(interfaceType)),
            [var only] => Class(only),
            _ => Class(Array.Find(candidates, type => interfaceType.Name == "I" + type.Name)
                ?? throw new ArgumentException($"Several grain classes implement {interfaceType.FullName}: {string.Join(", ", candidates.Select(type => type.FullName))}. Name one by its prefix.", nameof(interfaceType))),
        };
    }

    /// <summary>The class with a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public GrainClass ClassOf(GrainType type)
    {
        if (!_byName.TryGetValue(type, out var found))
        {
            Scan();
            if (!_byName.TryGetValue(type, out found))
            {
                throw new ArgumentException($"Could not find an implementation for grain type {type}.", nameof(type));
            }
        }

        return Class(found);
    }

    private static GrainType NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>(false) is { GrainType: var given })
        {
            return GrainType.Create(given);
        }

        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name);
    }

    private Type[] Implementing(Type interfaceType)
        => _byInterface.GetOrAdd(interfaceType, static (type, known) => Array.FindAll(known, type.IsAssignableFrom), _known);

    private GrainClass Class(Type type)
    {
        if (_classes.TryGetValue(type, out var found))
        {
            return found;
        }

        lock (_changes)
        {
            return _classes.GetOrAdd(type, static (type, self) => new GrainClass(self._silo, type, NameOf(type), self._collection), this);
        }
    }

    private void Scan()
    {
        lock (_changes)
        {
            var known = ApplicationTypes.GrainClasses().ToArray();
            foreach (var type in known)
            {
                _byName.TryAdd(NameOf(type), type);
            }

            _known = known;
            _byInterface.Clear();
        }
    }
}
