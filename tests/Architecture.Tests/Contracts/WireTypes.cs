using System.Collections.Immutable;

namespace Chatbotics.Architecture.Tests.Contracts;

/// <summary>Which types may travel between grains.</summary>
internal static class WireTypes
{
    private static readonly HashSet<Type> Primitives =
    [
        typeof(bool), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double),
        typeof(decimal), typeof(char), typeof(string), typeof(Guid), typeof(DateTimeOffset), typeof(DateTime), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Uri), typeof(CancellationToken),

        // Orleans copies bytes, the embedded runtime doesn't: whoever holds them must not write to them.
        typeof(byte[]),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>), typeof(Nullable<>),
    ];

    /// <summary>What is wrong with a type as an argument, result or member; null when nothing is.</summary>
    /// <param name="type">The type.</param>
    public static string? Fault(Type type)
    {
        if (Primitives.Contains(type) || ContractAssembly.IsGrain(type) || ContractAssembly.IsObserver(type))
        {
            return null;
        }

        if (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()))
        {
            return type.GetGenericArguments().Select(Fault).FirstOrDefault(fault => fault is not null);
        }

        if (type.IsArray || type.IsInterface || type == typeof(object) || !IsOurs(type))
        {
            return $"{Name(type)} is no type of ours and none that every runtime copies alike; use an immutable collection or a message";
        }

        return ContractAssembly.Has(type, "GenerateSerializerAttribute") ? null : $"{Name(type)} lacks [GenerateSerializer]";
    }

    /// <summary>A type's name for people.</summary>
    /// <param name="type">The type.</param>
    public static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? Name(inner) + "?"
        : type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private static bool IsOurs(Type type) => type.Assembly == ContractAssembly.Contracts || type.Assembly == ContractAssembly.Grains;
}
