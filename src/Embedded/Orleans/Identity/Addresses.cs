using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>The identity of one activation; a grain that is activated again gets another.</summary>
/// <param name="key">The identity.</param>
[GenerateSerializer, Immutable]
public readonly struct ActivationId(Guid key) : IEquatable<ActivationId>
{
    [Id(0)]
    internal readonly Guid Key = key;

    /// <summary>Whether this is no identity.</summary>
    public bool IsDefault => Key == default;

    /// <summary>A new identity.</summary>
    /// <returns>The identity.</returns>
    public static ActivationId NewId() => new(Guid.NewGuid());

    /// <inheritdoc/>
    public bool Equals(ActivationId other) => Key.Equals(other.Key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"@{Key:N}";

    /// <summary>Whether two identities are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    /// <summary>Whether two identities differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}

/// <summary>Where an activation is.</summary>
[GenerateSerializer, Immutable]
public sealed class GrainAddress : IEquatable<GrainAddress>
{
    /// <summary>The grain.</summary>
    [Id(0)]
    public GrainId GrainId { get; init; }

    /// <summary>The activation.</summary>
    [Id(1)]
    public ActivationId ActivationId { get; init; }

    /// <summary>The silo.</summary>
    [Id(2)]
    public SiloAddress? SiloAddress { get; init; }

    /// <inheritdoc/>
    public bool Equals(GrainAddress? other)
        => other is not null && GrainId == other.GrainId && ActivationId == other.ActivationId && Equals(SiloAddress, other.SiloAddress);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GrainId, ActivationId, SiloAddress);

    /// <inheritdoc/>
    public override string ToString() => $"[{SiloAddress} {GrainId} {ActivationId}]";
}

/// <summary>The address of a silo: an end point and a number that is higher after each restart. The embedded runtime listens nowhere; the address only names it.</summary>
[Immutable]
[JsonConverter(typeof(SiloAddressConverter))]
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>
{
    private static readonly long s_epoch = new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static long s_lastGeneration;

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    /// <summary>No silo.</summary>
    public static SiloAddress Zero { get; } = New(IPAddress.Any, 0, 0);

    /// <summary>The end point.</summary>
    [Id(0)]
    public IPEndPoint Endpoint { get; }

    /// <summary>Seconds since 2022 at the start, made unique.</summary>
    [Id(1)]
    public int Generation { get; }

    /// <summary>Whether this names a client.</summary>
    public bool IsClient => Generation < 0;

    /// <summary>Names a silo.</summary>
    /// <param name="ep">The end point.</param>
    /// <param name="gen">The generation.</param>
    /// <returns>The address.</returns>
    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    /// <summary>Names a silo.</summary>
    /// <param name="address">The address of the machine.</param>
    /// <param name="port">The port.</param>
    /// <param name="generation">The generation.</param>
    /// <returns>The address.</returns>
    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    /// <summary>A generation that this process has not used yet.</summary>
    /// <returns>The generation.</returns>
    public static int AllocateNewGeneration()
    {
        while (true)
        {
            var last = Volatile.Read(ref s_lastGeneration);
            var next = Math.Max((TimeProvider.System.GetUtcNow().Ticks - s_epoch) / TimeSpan.TicksPerSecond, last + 1);
            if (Interlocked.CompareExchange(ref s_lastGeneration, next, last) == last)
            {
                return unchecked((int)next);
            }
        }
    }

    /// <summary>Reads the form <c>address:port@generation</c>.</summary>
    /// <param name="addr">The text.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static SiloAddress FromParsableString(string addr)
        => TryParse(addr, out var result) ? result : throw new FormatException("Invalid string SiloAddress: " + addr);

    /// <summary>Reads the form <c>address:port@generation</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="result">The address.</param>
    /// <returns>Whether the text has this form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out SiloAddress? result)
    {
        result = null;
        var at = value?.LastIndexOf('@') ?? -1;
        if (at < 0
            || !IPEndPoint.TryParse(value.AsSpan(0, at), out var endpoint)
            || !int.TryParse(value.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation))
        {
            return false;
        }

        result = new(endpoint, generation);
        return true;
    }

    /// <summary>The form <c>address:port@generation</c>.</summary>
    /// <returns>The text.</returns>
    public string ToParsableString() => $"{Endpoint}@{Generation}";

    /// <summary>A hash that is the same in every process.</summary>
    /// <returns>The hash.</returns>
    public int GetConsistentHashCode() => (int)StableHash.ComputeHash(ToParsableString());

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] SiloAddress? other) => other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => GetConsistentHashCode();

    /// <inheritdoc/>
    public int CompareTo(SiloAddress? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byGeneration = Generation.CompareTo(other.Generation);
        return byGeneration != 0 ? byGeneration : string.CompareOrdinal(Endpoint.ToString(), other.Endpoint.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsClient ? 'C' : 'S')}{Endpoint}:{Generation}";
}

/// <summary>Writes a <see cref="SiloAddress"/> as the JSON string <c>address:port@generation</c>.</summary>
public sealed class SiloAddressConverter : JsonConverter<SiloAddress>
{
    /// <inheritdoc/>
    public override SiloAddress? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => SiloAddress.TryParse(reader.GetString(), out var address) ? address : throw new JsonException("A silo address is written address:port@generation.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SiloAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToParsableString());
}
