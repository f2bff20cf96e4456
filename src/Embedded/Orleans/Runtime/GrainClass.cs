using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One grain class in one silo: what its attributes say, how its objects are made, and its activations.</summary>
internal sealed class GrainClass
{
    private static readonly KeyComparer s_keys = new();

    private readonly ConcurrentDictionary<IdSpan, Activation> _activations = new(s_keys);
    private readonly ConcurrentDictionary<IdSpan, Activation>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;
    private readonly ConcurrentDictionary<IdSpan, WorkerSet>? _workers;
    private int _count;

    public GrainClass(Silo silo, Type type, GrainType grainType, GrainCollectionOptions collection)
    {
        Silo = silo;
        Type = type;
        GrainType = grainType;
        Activator = new GrainActivator(silo, type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        MayInterleave = FindPredicate(type);
        IdleAge = AgeOf(type, collection);
        if (type.GetCustomAttribute<PlacementAttribute>(true)?.PlacementStrategy is StatelessWorkerPlacement workers)
        {
            _workers = new(s_keys);
            MaxWorkers = workers.MaxLocal;
        }

        _byBytes = _activations.GetAlternateLookup<ReadOnlySpan<byte>>();
        IsFiltered = silo.IncomingFilters.Length > 0 || FiltersItself;

        FiltersContextOnly = silo.FiltersContextOnly && !FiltersItself;

        // A call without a request object can be neither filtered nor shown to a predicate.
        AllowsDirectTurns = TurnThread.CanEnter && (!IsFiltered || FiltersContextOnly) && silo.OutgoingFilters.Length == 0 && MayInterleave is null;
    }

    public Silo Silo { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public GrainActivator Activator { get; }

    public bool IsReentrant { get; }

    public bool FiltersItself { get; }

    public bool IsFiltered { get; }

    /// <summary>Whether calls without values of the <see cref="RequestContext"/> pass all filters unseen.</summary>
    public bool FiltersContextOnly { get; }

    public bool AllowsDirectTurns { get; }

    public Func<object, IInvokable, bool>? MayInterleave { get; }

    /// <summary>Idle milliseconds after which an activation ends; negative for never.</summary>
    public long IdleAge { get; }

    /// <summary>How many activations one grain may have; 0 for ordinary grains.</summary>
    public int MaxWorkers { get; }

    public bool IsStatelessWorker => _workers is not null;

    public int Count => Volatile.Read(ref _count);

    public string DisplayName => $"{Type.FullName},{Type.Assembly.GetName().Name}";

    public IEnumerable<Activation> Activations
    {
        get
        {
            // The enumerator of the dictionary takes no lock.
            foreach (var (_, activation) in _activations)
            {
                yield return activation;
            }

            if (_workers is not null)
            {
                foreach (var (_, workers) in _workers)
                {
                    foreach (var activation in workers.All)
                    {
                        yield return activation;
                    }
                }
            }
        }
    }

    public bool TryFind(ReadOnlySpan<byte> key, [NotNullWhen(true)] out Activation? activation) => _byBytes.TryGetValue(key, out activation);

    /// <summary>The activation a call goes to; made when there is none.</summary>
    public Activation GetOrCreate(GrainReference reference)
    {
        if (_workers is not null)
        {
            return _workers.GetOrAdd(reference.Key, static (_, self) => new WorkerSet(self), this).Pick(reference);
        }

        while (true)
        {
            if (_activations.TryGetValue(reference.Key, out var activation))
            {
                return activation;
            }

            activation = Create(reference);
            if (_activations.TryAdd(reference.Key, activation))
            {
                Interlocked.Increment(ref _count);
                return activation;
            }
        }
    }

    public Activation Create(GrainReference reference)
    {
        Silo.ThrowIfNotAccepting();
        return new Activation(this, reference);
    }

    public void OnWorkerCreated() => Interlocked.Increment(ref _count);

    public void Remove(Activation activation)
    {
        var removed = _workers is null
            ? _activations.TryRemove(new KeyValuePair<IdSpan, Activation>(activation.Key, activation))
            : _workers.TryGetValue(activation.Key, out var workers) && workers.Remove(activation);
        if (removed)
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private static long AgeOf(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), true))
        {
            return -1;
        }

        if (type.FullName is { } name && options.ClassSpecificCollectionAge.TryGetValue(name, out var age))
        {
            return (long)age.TotalMilliseconds;
        }

        if (type.GetCustomAttribute<CollectionAgeLimitAttribute>(true) is { } limit)
        {
            return limit.AlwaysActive ? -1 : (long)limit.AgeLimit.TotalMilliseconds;
        }

        return (long)options.CollectionAge.TotalMilliseconds;
    }

    private static Func<object, IInvokable, bool>? FindPredicate(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>(true) is not { } attribute)
        {
            return null;
        }

        var method = type.GetMethod(attribute.CallbackMethodName, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            ?? throw new InvalidOperationException($"Class {type.FullName} has no method {attribute.CallbackMethodName} to decide which calls may interleave.");
        if (method.ReturnType != typeof(bool) || method.GetParameters() is not [{ ParameterType: var parameter }] || parameter != typeof(IInvokable))
        {
            throw new InvalidOperationException($"Method {attribute.CallbackMethodName} of class {type.FullName} must take an {nameof(IInvokable)} and return a bool.");
        }

        if (method.IsStatic)
        {
            var decide = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => decide(request);
        }

        return (instance, request) => (bool)method.Invoke(instance, [request])!;
    }

    /// <summary>Compares keys by their bytes, under a seed that outsiders cannot know.</summary>
    private sealed class KeyComparer : IEqualityComparer<IdSpan>, IAlternateEqualityComparer<ReadOnlySpan<byte>, IdSpan>
    {
        private readonly uint _seed = (uint)Random.Shared.Next();

        public bool Equals(IdSpan x, IdSpan y) => x.Equals(y);

        public int GetHashCode(IdSpan obj) => (int)StableHash.ComputeHash(obj.AsSpan(), _seed);

        public bool Equals(ReadOnlySpan<byte> alternate, IdSpan other) => alternate.SequenceEqual(other.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)StableHash.ComputeHash(alternate, _seed);

        public IdSpan Create(ReadOnlySpan<byte> alternate) => new(alternate.ToArray());
    }
}

/// <summary>The activations of one stateless worker grain.</summary>
internal sealed class WorkerSet(GrainClass shared)
{
    private readonly Lock _changes = new();
    private Activation[] _all = [];
    private uint _turn;

    public Activation[] All => Volatile.Read(ref _all);

    /// <summary>An idle worker; a new one when all are busy and another is allowed; else the next in turn.</summary>
    public Activation Pick(GrainReference reference)
    {
        var all = All;
        foreach (var worker in all)
        {
            if (worker.IsIdle)
            {
                return worker;
            }
        }

        if (all.Length < shared.MaxWorkers)
        {
            lock (_changes)
            {
                if (_all.Length < shared.MaxWorkers)
                {
                    var worker = shared.Create(reference);
                    Volatile.Write(ref _all, [.. _all, worker]);
                    shared.OnWorkerCreated();
                    return worker;
                }

                all = _all;
            }
        }

        return all[(int)(Interlocked.Increment(ref _turn) % (uint)all.Length)];
    }

    public bool Remove(Activation activation)
    {
        lock (_changes)
        {
            var rest = Array.FindAll(_all, other => !ReferenceEquals(other, activation));
            var removed = rest.Length < _all.Length;
            Volatile.Write(ref _all, rest);
            return removed;
        }
    }
}
