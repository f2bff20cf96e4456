#pragma warning disable MA0025
namespace Orleans.Runtime;

/// <summary>A reference to a grain or observer. The runtime makes a subclass for each interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>, ISpanFormattable
{
    internal GrainReference()
    {
    }

    /// <summary>The identity of the grain.</summary>
    public GrainId GrainId => throw new NotImplementedException();

    /// <summary>The interface of this reference.</summary>
    public GrainInterfaceType InterfaceType => throw new NotImplementedException();

    /// <summary>The full name of the interface.</summary>
    public string InterfaceName => InterfaceType.ToString();

    /// <summary>A reference to the same grain, typed by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    /// <returns>The reference.</returns>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)CastTo(typeof(TGrainInterface));

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

    internal object CastTo(Type interfaceType) => throw new NotImplementedException(interfaceType.Name);

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
}
