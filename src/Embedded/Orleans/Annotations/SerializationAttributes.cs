using Microsoft.Extensions.DependencyInjection;

namespace Orleans;

/// <summary>Marks a type that crosses a grain call. The embedded runtime passes messages by reference and reads it only in checks; Microsoft Orleans generates a codec from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of a record's primary constructor are members of the message.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; } = true;

    /// <summary>How members without an explicit number get one.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; } = GenerateFieldIds.None;
}

/// <summary>How members of a message without an explicit <see cref="IdAttribute"/> are numbered.</summary>
public enum GenerateFieldIds
{
    /// <summary>Only members that carry a number belong to the message.</summary>
    None,

    /// <summary>Public properties are numbered in the order of their declaration.</summary>
    PublicProperties,
}

/// <summary>The number of a member on the wire. It never changes once a message has been stored or sent.</summary>
/// <param name="id">The number, unique within its type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>The number, unique within its type.</summary>
    public uint Id { get; } = id;
}

/// <summary>A name on the wire that outlives a rename of the type or method.</summary>
/// <param name="alias">The stable name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Alias { get; } = alias;
}

/// <summary>States that values of a type, or of one member, are never changed after they were passed to a call.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class ImmutableAttribute : Attribute;

/// <summary>Leaves a base class out of the message of its subclasses.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SerializerTransparentAttribute : Attribute;

/// <summary>The constructor that makes an empty message.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class GeneratedActivatorConstructorAttribute : ActivatorUtilitiesConstructorAttribute;

/// <summary>Registers a converter between a foreign type and its message. Needed by Microsoft Orleans only.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;

/// <summary>Converts between a type that cannot be annotated and a message that stands for it.</summary>
/// <typeparam name="TValue">The type that cannot be annotated.</typeparam>
/// <typeparam name="TSurrogate">The message that stands for it.</typeparam>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>Makes the value that the message stands for.</summary>
    /// <param name="surrogate">The message.</param>
    /// <returns>The value.</returns>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>Makes the message that stands for a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The message.</returns>
    TSurrogate ConvertToSurrogate(in TValue value);
}

/// <summary>How long callers wait for this method before they get a <see cref="TimeoutException"/>.</summary>
/// <param name="timeout">A time span in the invariant format, such as <c>00:00:05</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time callers wait.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Names an assembly that holds grains or messages. The embedded runtime reads it when it looks for grains.</summary>
/// <param name="assemblyName">The simple or full name of the assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApplicationPartAttribute(string assemblyName) : Attribute
{
    /// <summary>The simple or full name of the assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}

/// <summary>Asks Microsoft Orleans to generate codecs for another assembly. The embedded runtime needs none.</summary>
/// <param name="type">Any type of the assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GenerateCodeForDeclaringAssemblyAttribute(Type type) : Attribute
{
    /// <summary>Any type of the assembly.</summary>
    public Type Type { get; } = type;
}
