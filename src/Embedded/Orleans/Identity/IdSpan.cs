using System.Text;

namespace Orleans.Runtime;

/// <summary>A part of an identity: UTF-8 bytes with their stable hash.</summary>
[GenerateSerializer, Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, ISpanFormattable
{
    [Id(1)]
    private readonly byte[]? _value;

    [Id(0)]
    private readonly int _hashCode;

    /// <summary>Takes bytes over; they must not change afterwards.</summary>
    /// <param name="value">The bytes.</param>
    public IdSpan(byte[] value)
    {
        _value = value;
        _hashCode = (int)StableHash.ComputeHash(value);
    }

    private IdSpan(byte[]? value, int hashCode)
    {
        _value = value;
        _hashCode = hashCode;
    }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value => _value;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsDefault => _value is null || _value.Length == 0;

    /// <summary>Encodes a string.</summary>
    /// <param name="id">The string.</param>
    /// <returns>Its UTF-8 bytes.</returns>
    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    /// <summary>Combines bytes with a hash that was computed before.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="hashCode">Their stable hash.</param>
    /// <returns>The part.</returns>
    public static IdSpan UnsafeCreate(byte[]? value, int hashCode) => new(value, hashCode);

    /// <summary>The bytes themselves, not a copy.</summary>
    /// <param name="id">The part.</param>
    /// <returns>The bytes.</returns>
    public static byte[]? UnsafeGetArray(IdSpan id) => id._value;

    /// <summary>The bytes.</summary>
    /// <returns>The bytes.</returns>
    public ReadOnlySpan<byte> AsSpan() => _value;

    /// <inheritdoc/>
    public bool Equals(IdSpan obj) => ReferenceEquals(_value, obj._value)
        || (_value is not null && obj._value is not null && _value.AsSpan().SequenceEqual(obj._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode;

    /// <summary>The stable hash.</summary>
    /// <returns>The hash.</returns>
    public uint GetUniformHashCode() => unchecked((uint)_hashCode);

    /// <inheritdoc/>
    public int CompareTo(IdSpan other)
    {
        if (_value is null)
        {
            return other._value is null ? 0 : -1;
        }

        return other._value is null ? 1 : _value.AsSpan().SequenceCompareTo(other._value);
    }

    /// <inheritdoc/>
    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);

    /// <summary>Writes the decoded string.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <returns>Whether there was enough room.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) => Encoding.UTF8.TryGetChars(_value, destination, out charsWritten);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => TryFormat(destination, out charsWritten);

    /// <summary>Whether two parts have the same bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Whether two parts have different bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
