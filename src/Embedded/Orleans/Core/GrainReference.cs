using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>A reference to a grain or observer. The runtime makes a subclass for each interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>, ISpanFormattable
{
    // The activation that answered last. It may have ended.
    private Activation? _target;

    internal GrainReference(ReferenceShared shared, IdSpan key)
    {
        Shared = shared;
        Key = key;
    }

    /// <summary>The identity of the grain.</summary>
    public GrainId GrainId => new(Shared.GrainType, Key);

    /// <summary>The interface of this reference.</summary>
    public GrainInterfaceType InterfaceType => Shared.InterfaceType;

    /// <summary>The full name of the interface.</summary>
    public virtual string InterfaceName => InterfaceType.ToString();

    internal ReferenceShared Shared { get; }

    internal IdSpan Key { get; }

    /// <summary>A reference to the same grain, typed by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    /// <returns>The reference.</returns>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)CastTo(typeof(TGrainInterface));

    /// <summary>The stable hash of the identity.</summary>
    /// <returns>The hash.</returns>
    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => destination.TryWrite($"GrainReference:{GrainId}:{InterfaceType}", out charsWritten);

    /// <summary>Whether two references name the same grain.</summary>
    /// <param name="reference1">One.</param>
    /// <param name="reference2">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Whether two references name different grains.</summary>
    /// <param name="reference1">One.</param>
    /// <param name="reference2">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal object CastTo(Type interfaceType)
        => interfaceType.IsInstanceOfType(this) ? this : Shared.Silo.References.For(interfaceType, Shared.Class, Shared.GrainType).Create(Key);

    // What follows is called by the emitted subclasses.

    /// <summary>Enters a turn of the grain on this thread, when the grain is idle and nothing but the call itself is wanted.</summary>
    /// <returns>The activation; null when the call must be submitted as a request.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Activation? Enter(GrainMethod method, ref Turn turn)
    {
        var target = _target;
        return target is not null && target.TryEnter(method, ref turn) ? target : FindAndEnter(method, ref turn);
    }

    internal Task Submit(CallRequest<VoidResult> request)
    {
        Send(request);
        return request.Answer;
    }

    internal Task<TResult> SubmitForResult<TResult>(CallRequest<TResult> request)
    {
        Send(request);
        return request.Answer;
    }

    internal ValueTask SubmitValue(CallRequest<VoidResult> request) => new(Submit(request));

    internal ValueTask<TResult> SubmitValueForResult<TResult>(CallRequest<TResult> request) => new(SubmitForResult(request));

    internal void SubmitOneWay(CallRequest request) => Send(request);

    internal IAsyncEnumerable<TItem> Enumerate<TItem>(CallRequest request)
    {
        request.Reference = this;
        return new GrainEnumerable<TItem>(request);
    }

    /// <summary>Sends a request through the filters of outgoing calls, if there are any.</summary>
    internal void Send(CallRequest request)
    {
        request.Reference = this;
        request.Values = CallValues.Capture(Shared.Silo);
        if (Shared.IsFiltered)
        {
            request.Source = RuntimeContext.Current as Activation;
            if (Shared.Silo.OutgoingFilters.Length > 0 && request.PassesOutgoingFilters)
            {
                _ = OutgoingCall.Run(request);
                return;
            }
        }

        SendUnfiltered(request);
    }

    /// <summary>Sends a request to its activation: runs it here when the activation is idle, else queues it.</summary>
    internal void SendUnfiltered(CallRequest request)
    {
        try
        {
            Shared.Silo.ThrowIfRefusing();
            if (!request.Method.IsOneWay)
            {
                request.ObserveCancellation();
            }

            if (Shared.Class is null)
            {
                Shared.Silo.Observers.Send(request);
            }
            else if (request.Method.IsOneWay)
            {
                // The caller does not wait, not even for the first turn.
                Bind().Post(request);
                return;
            }
            else
            {
                var turn = default(Turn);
                var activation = Bind();
                if (TurnThread.CanEnter && activation.TryEnterTurn(ref turn))
                {
                    activation.Receive(request);
                    activation.LeaveTurn(ref turn);
                }
                else
                {
                    activation.Post(request);
                }
            }

            if (!request.IsAnswered && !request.Method.IsOneWay)
            {
                Shared.Silo.Timeouts.Add(request);
            }
        }
        catch (Exception failure)
        {
            request.Refuse(failure);
        }
    }

    /// <summary>The activation that calls go to now.</summary>
    internal Activation Bind()
    {
        var target = _target;
        if (target is null || target.Status == ActivationStatus.Ended)
        {
            target = Shared.Class!.GetOrCreate(this);
            if (!Shared.Class.IsStatelessWorker)
            {
                _target = target;
            }
        }

        return target;
    }

    private Activation? FindAndEnter(GrainMethod method, ref Turn turn)
    {
        var before = _target;
        if (!method.AllowsDirectTurn || Shared.Class is not { AllowsDirectTurns: true } || before is { Status: not ActivationStatus.Ended } || !Shared.Silo.IsRunning)
        {
            return null;
        }

        var found = Bind();
        return found.TryEnter(method, ref turn) ? found : null;
    }
}

/// <summary>What all references of one interface to grains of one class have in common.</summary>
internal sealed class ReferenceShared
{
    private readonly GrainInterface _interface;

    public ReferenceShared(Silo silo, GrainInterface grainInterface, GrainClass? grainClass, GrainType grainType)
    {
        Silo = silo;
        _interface = grainInterface;
        Class = grainClass;
        GrainType = grainType;
        InterfaceType = GrainInterfaceType.Create(grainInterface.Name);
    }

    public Silo Silo { get; }

    /// <summary>The grain class; null for observers.</summary>
    public GrainClass? Class { get; }

    public GrainType GrainType { get; }

    public GrainInterfaceType InterfaceType { get; }

    /// <summary>Whether some filter sees the calls.</summary>
    public bool IsFiltered => Silo.OutgoingFilters.Length > 0 || (Class?.IsFiltered ?? Silo.IncomingFilters.Length > 0);

    public Type Interface => _interface.Type;

    public GrainReference Create(IdSpan key) => _interface.Create(this, key);
}
