using System.Reflection;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Architecture.Tests.Contracts;

/// <summary>The contracts as reflection sees them.</summary>
internal static class ContractAssembly
{
    /// <summary>The assembly of the contracts.</summary>
    public static Assembly Contracts { get; } = typeof(IConversationGrain).Assembly;

    /// <summary>The assembly of the grains, whose stored states follow the same rules.</summary>
    public static Assembly Grains { get; } = Assembly.Load("Chatbotics.Grains");

    /// <summary>Grain interfaces and observers.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. Contracts.GetTypes().Where(type => type.IsInterface && (IsGrain(type) || IsObserver(type))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Messages, errors and stored states: everything that is serialised.</summary>
    public static IReadOnlyList<Type> Serialised { get; } =
        [.. Contracts.GetTypes().Concat(Grains.GetTypes()).Where(type => Has(type, "GenerateSerializerAttribute")).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Whether a type is a grain interface.</summary>
    /// <param name="type">The type.</param>
    public static bool IsGrain(Type type) => type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain);

    /// <summary>Whether a type is an observer interface.</summary>
    /// <param name="type">The type.</param>
    public static bool IsObserver(Type type) => type.IsInterface && typeof(IGrainObserver).IsAssignableFrom(type) && type != typeof(IGrainObserver);

    /// <summary>Whether a member carries one of Orleans's attributes.</summary>
    /// <param name="member">The member.</param>
    /// <param name="attribute">The attribute's name.</param>
    public static bool Has(MemberInfo member, string attribute) => member.GetCustomAttributesData().Any(data => data.AttributeType.Name == attribute);

    /// <summary>A member's alias, or null.</summary>
    /// <param name="member">The member.</param>
    public static string? Alias(MemberInfo member) =>
        (string?)member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == "AliasAttribute")?.ConstructorArguments[0].Value;

    /// <summary>The members that are serialised at one level of a type's hierarchy, by their ids.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<(uint Id, string Name, Type Type)> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return
        [
            .. type.GetProperties(Own).Where(HasId).Select(property => (Id(property), property.Name, property.PropertyType))
                .Concat(type.GetFields(Own).Where(HasId).Select(field => (Id(field), field.Name, field.FieldType)))
                .OrderBy(member => member.Item1),
        ];
    }

    /// <summary>Properties that keep something and have no id: what they keep would be lost on the way.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<PropertyInfo> Forgotten(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        return type.GetProperties(Own).Where(property =>
            !HasId(property) && type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null);
    }

    private static bool HasId(MemberInfo member) => Has(member, "IdAttribute");

    private static uint Id(MemberInfo member) =>
        (uint)member.GetCustomAttributesData().First(data => data.AttributeType.Name == "IdAttribute").ConstructorArguments[0].Value!;
}
