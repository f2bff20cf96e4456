namespace Chatbotics.MetaSimulator.Faults;

/// <summary>A fault in force. Disposing it ends it.</summary>
public sealed class PlannedFault : IDisposable
{
    private readonly FaultPlan _plan;
    private int _seen;
    private int _hits;

    internal PlannedFault(FaultPlan plan, long id, Fault fault)
    {
        _plan = plan;
        Id = id;
        Fault = fault;
    }

    /// <summary>Its number, for the control API.</summary>
    public long Id { get; }

    /// <summary>What was asked for.</summary>
    public Fault Fault { get; }

    /// <summary>How many calls it has struck.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <inheritdoc/>
    public void Dispose() => _plan.Remove(this);

    /// <summary>Whether it strikes this call; counts. Called under the plan's lock.</summary>
    internal bool Strikes(CallKind call, string assetId, string? recipient)
    {
        if (!Fault.Calls.HasFlag(call)
            || (Fault.AssetId is { } asset && asset != assetId)
            || (Fault.Recipient is { } contact && contact != recipient)
            || _seen++ < Fault.Skip
            || (Fault.Times is { } times && _hits >= times))
        {
            return false;
        }

        _hits++;
        return true;
    }
}
