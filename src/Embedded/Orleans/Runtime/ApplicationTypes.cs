using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Runtime;

/// <summary>
/// Finds the grain classes of the application: in the assemblies that use this one, whether they are loaded yet or only lie beside the
/// program. Framework and package assemblies are not looked at.
/// </summary>
internal static class ApplicationTypes
{
    private static readonly string s_self = typeof(ApplicationTypes).Assembly.GetName().Name!;
    private static readonly ConcurrentDictionary<Assembly, Type[]> s_classes = new();
    private static int s_looked;

    public static IEnumerable<Type> GrainClasses()
    {
        if (Interlocked.Exchange(ref s_looked, 1) == 0)
        {
            LoadNeighbours();
        }

        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && Uses(assembly))
            .SelectMany(assembly => s_classes.GetOrAdd(assembly, static assembly => Array.FindAll(TypesOf(assembly), IsGrainClass)));
    }

    private static bool Uses(Assembly assembly)
        => assembly.GetName().Name == s_self || Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == s_self);

    private static bool IsGrainClass(Type type)
        => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && typeof(IGrain).IsAssignableFrom(type)
            && !typeof(GrainReference).IsAssignableFrom(type);

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException failure)
        {
            return [.. failure.Types.OfType<Type>()];
        }
    }

    /// <summary>A compiler leaves out references that are only there for their grains, so the folder of the program is looked through.</summary>
    private static void LoadNeighbours()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var paths = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var path in paths)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)
                && !name.StartsWith("System.", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
                && !loaded.Contains(name)
                && UsesByMetadata(path))
            {
                Assembly.Load(new AssemblyName(name));
            }
        }
    }

    private static bool UsesByMetadata(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var file = new PEReader(stream);
            if (!file.HasMetadata)
            {
                return false;
            }

            var metadata = file.GetMetadataReader();
            return metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, s_self));
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
