using System.Text;

namespace Orleans
{
    /// <summary>Names the type of a grain class in identities, instead of its class name.</summary>
    /// <param name="grainType">The name.</param>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        internal string GrainType { get; } = grainType;
    }
}

namespace Orleans.Runtime
{
    /// <summary>The name of a grain class in identities: by convention the class name in lower case without a final <c>grain</c>.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>, ISpanFormattable
    {
        [Id(0)]
        private readonly IdSpan _value;

        /// <summary>Takes a name.</summary>
        /// <param name="id">The name.</param>
        public GrainType(IdSpan id) => _value = id;

        /// <summary>Takes a name in UTF-8.</summary>
        /// <param name="value">The name; the bytes must not change afterwards.</param>
        public GrainType(byte[] value) => _value = new IdSpan(value);

        /// <summary>The name.</summary>
        public IdSpan Value => _value;

        /// <summary>Whether there is no name.</summary>
        public bool IsDefault => _value.IsDefault;

        /// <summary>Takes a name.</summary>
        /// <param name="value">The name, not blank.</param>
        /// <returns>The type.</returns>
        public static GrainType Create(string value)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            return new GrainType(Encoding.UTF8.GetBytes(value));
        }

        /// <summary>The name in UTF-8.</summary>
        /// <returns>The bytes.</returns>
        public ReadOnlySpan<byte> AsSpan() => _value.AsSpan();

        /// <summary>The bytes themselves, not a copy.</summary>
        /// <param name="id">The type.</param>
        /// <returns>The bytes.</returns>
        public static byte[]? UnsafeGetArray(GrainType id) => IdSpan.UnsafeGetArray(id._value);

        /// <inheritdoc/>
        public bool Equals(GrainType obj) => _value.Equals(obj._value);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => _value.GetHashCode();

        /// <summary>The stable hash of the name.</summary>
        /// <returns>The hash.</returns>
        public uint GetUniformHashCode() => _value.GetUniformHashCode();

        /// <inheritdoc/>
        public int CompareTo(GrainType other) => _value.CompareTo(other._value);

        /// <inheritdoc/>
        public override string ToString() => _value.ToString();

        string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

        bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => _value.TryFormat(destination, out charsWritten);

        /// <summary>The name of a type.</summary>
        /// <param name="kind">The type.</param>
        public static explicit operator IdSpan(GrainType kind) => kind._value;

        /// <summary>The type with a name.</summary>
        /// <param name="id">The name.</param>
        public static explicit operator GrainType(IdSpan id) => new(id);

        /// <summary>Whether two types have the same name.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>Whether they are equal.</returns>
        public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

        /// <summary>Whether two types have different names.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>Whether they differ.</returns>
        public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
    }

    /// <summary>The name of a grain interface.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct GrainInterfaceType : IEquatable<GrainInterfaceType>, ISpanFormattable
    {
        [Id(0)]
        private readonly IdSpan _value;

        /// <summary>Takes a name.</summary>
        /// <param name="value">The name, not blank.</param>
        public GrainInterfaceType(string value)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _value = IdSpan.Create(value);
        }

        /// <summary>Takes a name.</summary>
        /// <param name="value">The name.</param>
        public GrainInterfaceType(IdSpan value) => _value = value;

        /// <summary>The name.</summary>
        public IdSpan Value => _value;

        /// <summary>Whether there is no name.</summary>
        public bool IsDefault => _value.IsDefault;

        /// <summary>Takes a name.</summary>
        /// <param name="value">The name, not blank.</param>
        /// <returns>The interface type.</returns>
        public static GrainInterfaceType Create(string value) => new(value);

        /// <inheritdoc/>
        public bool Equals(GrainInterfaceType other) => _value.Equals(other._value);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => _value.GetHashCode();

        /// <inheritdoc/>
        public override string ToString() => _value.ToString();

        string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

        bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => _value.TryFormat(destination, out charsWritten);

        /// <summary>Whether two interface types have the same name.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>Whether they are equal.</returns>
        public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

        /// <summary>Whether two interface types have different names.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>Whether they differ.</returns>
        public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);
    }
}
