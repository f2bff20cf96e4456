using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys, identities and references of grains.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to a grain, typed by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    /// <summary>A reference to a grain, typed by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <summary>A reference to a grain, typed by another of its interfaces.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <param name="interfaceType">The interface.</param>
    /// <returns>The reference.</returns>
    public static object AsReference(this IAddressable grain, Type interfaceType) => grain.AsReference().CastTo(interfaceType);

    /// <summary>A reference to a grain, typed by another of its interfaces.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <param name="interfaceType">The interface.</param>
    /// <returns>The reference.</returns>
    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    /// <summary>The identity of a grain.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentException">The object is neither, or was not made by the runtime.</exception>
    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw NotAGrain(grain),
        };
    }

    /// <summary>Whether the key is an integer.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _, out _);

    /// <summary>The integer key.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <param name="keyExt">The second part of the key, if any.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key is no integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        return id.TryGetIntegerKey(out var key, out keyExt) ? key : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}");
    }

    /// <summary>The integer key.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key is no integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    /// <summary>The GUID key.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <param name="keyExt">The second part of the key, if any.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key is no GUID.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        if (id.TryGetGuidKey(out var key, out keyExt))
        {
            return key;
        }

        if (id.TryGetIntegerKey(out var number, out keyExt))
        {
            Span<byte> bytes = stackalloc byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], number);
            return new Guid(bytes);
        }

        throw new InvalidOperationException($"Unable to extract GUID key from grain id {id}");
    }

    /// <summary>The GUID key.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key is no GUID.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    /// <summary>The key as text.</summary>
    /// <param name="grain">The grain itself, or any reference to it.</param>
    /// <returns>The key.</returns>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    internal static GrainReference AsReference(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw NotAGrain(grain),
        };
    }

    private static ArgumentException NotAGrain(IAddressable grain)
        => new($"{grain.GetType().FullName} is neither a reference nor a grain made by the runtime. Derive grains from {nameof(Grain)} or implement {nameof(IGrainBase)}, and pass observers through CreateObjectReference.", nameof(grain));
}
