using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.Architecture.Tests.References;

/// <summary>Types are internal unless another project needs them.</summary>
public sealed partial class VisibilityTests
{
    private static readonly string[] Implementations = ["Grains", "Storage", "Channels", "Assistants", "Silo", "WebFront"];
    private static readonly string[] Users = [.. Implementations, "Chatbotics", "MetaSimulator"];

    public static TheoryData<string> Projects => [.. Implementations];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_type_is_used_by_another_project(string project)
    {
        var assembly = Assembly.Load("Chatbotics." + project);
        var types = assembly.GetExportedTypes().Where(type => !type.IsNested && type.Name != "_Imports").ToArray();
        var used = UsedFromOutside(assembly).ToHashSet(StringComparer.Ordinal);
        var inTests = TestWords.Value;
        var needed = types.Where(type => IsMeantForOthers(type) || IsReadInPlace(type, project) || used.Contains(type.FullName!) || inTests.Contains(PlainName(type))).ToHashSet();

        // What the signature of a needed type names is needed too; so is what a component takes, which Razor makes public.
        var open = new Queue<Type>(needed.Concat(assembly.GetExportedTypes().Where(typeof(IComponent).IsAssignableFrom)));
        while (open.TryDequeue(out var type))
        {
            foreach (var named in Named(type).Where(named => types.Contains(named) && needed.Add(named)))
            {
                open.Enqueue(named);
            }
        }

        Findings.None($"Make these types of {project} internal: no other project uses them.", types.Except(needed).Select(type => type.FullName!));
    }

    /// <summary>Components are found by reflection, and what registers a feature is made before a host calls it.</summary>
    private static bool IsMeantForOthers(Type type) =>
        typeof(IComponent).IsAssignableFrom(type)
        || (type.IsAbstract && type.IsSealed && type.GetMethods().Any(method =>
            method.IsDefined(typeof(ExtensionAttribute)) && method.Name.StartsWith("Add", StringComparison.Ordinal)));

    /// <summary>Constants leave no trace in the assembly that reads them: its sources show them.</summary>
    private static bool IsReadInPlace(Type type, string project) =>
        type.GetFields().Any(field => field.IsLiteral)
        && Repository.ProductSources()
            .Where(path => !Repository.Relative(path).StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Any(path => File.ReadAllText(path).Contains(PlainName(type) + ".", StringComparison.Ordinal));

    private static IEnumerable<string> UsedFromOutside(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        foreach (var user in Users.Select(user => user == "Chatbotics" ? user : "Chatbotics." + user).Where(user => user != name))
        {
            using var file = new PEReader(File.OpenRead(Assembly.Load(user).Location));
            var metadata = file.GetMetadataReader();
            foreach (var reference in metadata.TypeReferences.Select(metadata.GetTypeReference))
            {
                if (reference.ResolutionScope.Kind == HandleKind.AssemblyReference
                    && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name) == name)
                {
                    yield return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
                }
            }
        }
    }

    private static IEnumerable<Type> Named(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var direct = type.GetInterfaces()
            .Append(type.BaseType)
            .Concat(type.GetMethods(All).Where(IsSeen).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).Where(IsSeen).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetFields(All).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType));
        return direct.OfType<Type>().SelectMany(Parts);
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    private static string PlainName(Type type) => type.Name.Split('`')[0];

    private static readonly Lazy<HashSet<string>> TestWords = new(() =>
        Repository.Files("tests", ".cs").Concat(Repository.Files("tools", ".cs"))
            .SelectMany(path => Word().Matches(File.ReadAllText(path)).Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal));

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Word();
}
