using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>
/// A direction in eight bits for each number: a quarter of the memory of floats, and the order of neighbours hardly changes.
/// Stored form: version 1, the factor (a little-endian float), the numbers.
/// </summary>
internal sealed class QuantisedVector
{
    private const byte Version = 1;
    private const int Header = 1 + sizeof(float);

    private readonly sbyte[] _numbers;
    private readonly float _factor;

    private QuantisedVector(sbyte[] numbers, float factor)
    {
        _numbers = numbers;
        _factor = factor;
    }

    /// <summary>How many numbers.</summary>
    public int Length => _numbers.Length;

    /// <summary>Makes one of a vector of any length; a vector without direction gives zeros.</summary>
    /// <param name="vector">The vector.</param>
    public static QuantisedVector Of(ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        var largest = 0f;
        foreach (var number in vector)
        {
            var finite = float.IsFinite(number) ? number : 0;
            sum += (double)finite * finite;
            largest = Math.Max(largest, Math.Abs(finite));
        }

        var numbers = new sbyte[vector.Length];
        if (sum == 0)
        {
            return new QuantisedVector(numbers, 0);
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = float.IsFinite(vector[i]) ? (sbyte)MathF.Round(vector[i] / largest * sbyte.MaxValue) : (sbyte)0;
        }

        return new QuantisedVector(numbers, (float)(largest / sbyte.MaxValue / Math.Sqrt(sum)));
    }

    /// <summary>Reads the stored form; null when it is of a later version.</summary>
    /// <param name="bytes">The stored form.</param>
    public static QuantisedVector? Read(ReadOnlySpan<byte> bytes) => bytes.Length >= Header && bytes[0] == Version
        ? new QuantisedVector(MemoryMarshal.Cast<byte, sbyte>(bytes[Header..]).ToArray(), BinaryPrimitives.ReadSingleLittleEndian(bytes[1..]))
        : null;

    /// <summary>The stored form.</summary>
    public byte[] Write()
    {
        var bytes = new byte[Header + _numbers.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(1), _factor);
        MemoryMarshal.AsBytes<sbyte>(_numbers).CopyTo(bytes.AsSpan(Header));
        return bytes;
    }

    /// <summary>The cosine of the angle between two vectors: 1 for the same direction, 0 for nothing in common.</summary>
    /// <param name="other">Another one of the same length; of any other length nothing is in common.</param>
    public float Cosine(QuantisedVector other)
    {
        if (other.Length != Length)
        {
            return 0;
        }

        var sums = Vector<int>.Zero;
        var i = 0;
        for (; i <= _numbers.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(_numbers, i), out var low, out var high);
            Vector.Widen(new Vector<sbyte>(other._numbers, i), out var otherLow, out var otherHigh);

            // A product is at most 127², which fits 16 bits; a sum of two does not, so they are widened first.
            Vector.Widen(low * otherLow, out var first, out var second);
            Vector.Widen(high * otherHigh, out var third, out var fourth);
            sums += first + second + third + fourth;
        }

        var sum = Vector.Sum(sums);
        for (; i < _numbers.Length; i++)
        {
            sum += _numbers[i] * other._numbers[i];
        }

        return sum * _factor * other._factor;
    }
}
