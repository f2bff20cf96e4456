using System.Reflection;

namespace Chatbotics.Architecture.Tests.Contracts;

/// <summary>
/// What keeps both grain runtimes honest: Orleans copies and sends what the embedded runtime hands over by reference, so
/// every contract must be something that both treat alike.
/// </summary>
public sealed class ContractTests
{
    [Fact]
    public void Interfaces_and_methods_have_aliases() => Findings.None(
        "Give every grain interface, observer and method an [Alias]; names may change, aliases never.",
        ContractAssembly.Interfaces.SelectMany(type => Methods(type).Cast<MemberInfo>().Append(type))
            .Where(member => ContractAssembly.Alias(member) is null)
            .Select(Display));

    [Fact]
    public void Methods_are_asynchronous() => Findings.None(
        "A grain's method returns Task, ValueTask or IAsyncEnumerable.",
        ContractAssembly.Interfaces.SelectMany(Methods).Where(method => Result(method) is null).Select(Display));

    [Fact]
    public void Arguments_and_results_can_travel() => Findings.None(
        "Arguments and results are known primitives, immutable collections of them, or messages.",
        from type in ContractAssembly.Interfaces
        from method in Methods(type)
        from part in method.GetParameters().Select(parameter => parameter.ParameterType).Append(Result(method) ?? typeof(void))
        where part != typeof(void)
        let fault = method.IsGenericMethod ? "it is generic" : WireTypes.Fault(part)
        where fault is not null
        select $"{Display(method)}: {fault}");

    [Fact]
    public void Members_can_travel() => Findings.None(
        "Members of messages are known primitives, immutable collections of them, or messages.",
        from type in ContractAssembly.Serialised
        from member in ContractAssembly.Members(type)
        let fault = WireTypes.Fault(member.Type)
        where fault is not null
        select $"{Display(type)}.{member.Name}: {fault}");

    [Fact]
    public void Messages_have_an_alias_and_are_immutable() => Findings.None(
        "Every message has [Alias] and is [Immutable]; enums and exceptions need the alias only.",
        ContractAssembly.Serialised
            .Where(type => ContractAssembly.Alias(type) is null
                || (!type.IsEnum && !typeof(Exception).IsAssignableFrom(type) && !ContractAssembly.Has(type, "ImmutableAttribute")))
            .Select(Display));

    [Fact]
    public void Immutable_messages_have_nothing_to_set() => Findings.None(
        "Members of an immutable message are init-only.",
        from type in ContractAssembly.Serialised
        where ContractAssembly.Has(type, "ImmutableAttribute")
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{Display(type)}.{property.Name}");

    [Fact]
    public void Nothing_is_lost_on_the_way() => Findings.None(
        "Every member that keeps something has an [Id].",
        from type in ContractAssembly.Serialised
        where !type.IsEnum
        from property in ContractAssembly.Forgotten(type)
        select $"{Display(type)}.{property.Name}");

    [Fact]
    public void Ids_are_unique_and_without_gaps() => Findings.None(
        "At each level of a type's hierarchy the ids are unique and follow each other.",
        from type in ContractAssembly.Serialised
        let ids = ContractAssembly.Members(type).Select(member => member.Id).ToArray()
        where ids.Where((id, i) => id != ids[0] + i).Any()
        select $"{Display(type)}: {string.Join(", ", ids)}");

    [Fact]
    public void Aliases_are_unique()
    {
        Findings.None("Two types have the same alias.", ContractAssembly.Serialised.Concat(ContractAssembly.Interfaces)
            .GroupBy(ContractAssembly.Alias).Where(types => types.Count() > 1)
            .Select(types => $"{types.Key}: {string.Join(", ", types.Select(Display))}"));
        Findings.None("Two methods of one interface have the same alias.", ContractAssembly.Interfaces
            .SelectMany(type => Methods(type).GroupBy(ContractAssembly.Alias).Where(methods => methods.Count() > 1))
            .Select(methods => $"{methods.Key}: {string.Join(", ", methods.Select(Display))}"));
    }

    [Fact]
    public void Everything_that_derives_from_a_message_is_one()
    {
        var bases = ContractAssembly.Serialised.Where(type => type.IsClass).ToHashSet();
        Findings.None("A type that derives from a message carries [GenerateSerializer] too.", ContractAssembly.Contracts.GetTypes()
            .Where(type => type.BaseType is { } above && bases.Contains(above) && !bases.Contains(type))
            .Select(Display));
    }

    [Fact]
    public void Every_error_of_the_contracts_can_travel() => Findings.None(
        "Every exception of the contracts carries [GenerateSerializer] and [Alias].",
        ContractAssembly.Contracts.GetTypes()
            .Where(type => typeof(Exception).IsAssignableFrom(type) && (!ContractAssembly.Has(type, "GenerateSerializerAttribute") || ContractAssembly.Alias(type) is null))
            .Select(Display));

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.IsAbstract);

    /// <summary>What a method's answer holds; void for none, null when the method isn't asynchronous.</summary>
    private static Type? Result(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(void);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>))
            ? type.GetGenericArguments()[0]
            : null;
    }

    private static string Display(MemberInfo member) => member is Type type ? WireTypes.Name(type) : $"{member.DeclaringType!.Name}.{member.Name}";
}
