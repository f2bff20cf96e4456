using System.Globalization;
using System.Reflection;

namespace Chatbotics.Architecture.Tests.Contracts;

/// <summary>
/// Aliases, ids and enum numbers as they were agreed. Lines may be added; one that changes or goes breaks stored data or a
/// rolling upgrade, and must be seen in review.
/// </summary>
public sealed class FrozenContractTests
{
    private const string Update = "CHATBOTICS_UPDATE_CONTRACTS";
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Contracts", "contracts.txt");

    [Fact]
    public void The_contracts_are_the_ones_that_were_agreed()
    {
        var present = Describe().ToArray();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            System.IO.File.WriteAllLines(File, present);
        }

        var agreed = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
        Findings.None(
            $"The contracts differ from contracts.txt. Lines with \"-\" break stored data or a rolling upgrade. If the change is meant, run this test with {Update}=1 and commit the file.",
            agreed.Except(present).Select(line => "- " + line).Concat(present.Except(agreed).Select(line => "+ " + line)));
    }

    private static IEnumerable<string> Describe()
    {
        foreach (var type in ContractAssembly.Interfaces.OrderBy(ContractAssembly.Alias, StringComparer.Ordinal))
        {
            foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                         .Where(method => method.IsAbstract).OrderBy(ContractAssembly.Alias, StringComparer.Ordinal))
            {
                var arguments = string.Join(", ", method.GetParameters().Select(parameter => Wire(parameter.ParameterType)));
                yield return $"{ContractAssembly.Alias(type)}/{ContractAssembly.Alias(method)}({arguments}): {Wire(method.ReturnType)}";
            }
        }

        foreach (var type in ContractAssembly.Serialised.OrderBy(ContractAssembly.Alias, StringComparer.Ordinal))
        {
            var alias = ContractAssembly.Alias(type);
            if (type.IsEnum)
            {
                foreach (var value in Enum.GetValues(type))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{alias} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)} {value}");
                }
            }
            else
            {
                var above = type.BaseType is { } parent && ContractAssembly.Alias(parent) is { } parentAlias ? $" : {parentAlias}" : "";
                yield return $"{alias}{above}";
                foreach (var (id, name, memberType) in ContractAssembly.Members(type))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{alias}.{id} {Wire(memberType)} {name}");
                }
            }
        }
    }

    /// <summary>A type as the wire knows it: by its alias.</summary>
    private static string Wire(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Wire(inner) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Wire))}>"
            : ContractAssembly.Alias(type) ?? type.Name;
    }
}
