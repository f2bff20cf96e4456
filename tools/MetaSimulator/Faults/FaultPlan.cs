using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Faults;

/// <summary>The faults in force, at most <see cref="Capacity"/>. The first that fits a call strikes it.</summary>
public sealed class FaultPlan
{
    /// <summary>How many faults can be in force at a time.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private ImmutableArray<PlannedFault> _faults = [];
    private long _next;

    internal FaultPlan()
    {
    }

    /// <summary>What is in force, in the order it was added. Faults that have struck often enough leave by themselves.</summary>
    public IReadOnlyList<PlannedFault> All => _faults;

    /// <summary>Puts a fault in force, behind those already there.</summary>
    public PlannedFault Add(Fault fault)
    {
        lock (_gate)
        {
            if (_faults.Length >= Capacity)
            {
                throw new InvalidOperationException($"At most {Capacity} faults can be in force; remove some.");
            }

            var planned = new PlannedFault(this, ++_next, fault);
            _faults = _faults.Add(planned);
            return planned;
        }
    }

    /// <summary>Ends all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults = [];
        }
    }

    internal void Remove(PlannedFault fault)
    {
        lock (_gate)
        {
            _faults = _faults.Remove(fault);
        }
    }

    /// <summary>The fault for this call; null, without a lock, when there is none in force.</summary>
    internal Fault? Take(CallKind call, string assetId, string? recipient)
    {
        if (_faults.IsEmpty)
        {
            return null;
        }

        lock (_gate)
        {
            foreach (var planned in _faults)
            {
                if (planned.Strikes(call, assetId, recipient))
                {
                    if (planned.Fault.Times is { } times && planned.Hits >= times)
                    {
                        _faults = _faults.Remove(planned);
                    }

                    return planned.Fault;
                }
            }
        }

        return null;
    }
}
