namespace Chatbotics.Architecture.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The product's own projects: the embedded runtime repeats somebody else's surface and follows rules of its own.</summary>
    public static IReadOnlyList<string> ProductProjects { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)).Where(name => name != "Embedded").Order(StringComparer.Ordinal)];

    /// <summary>Files below a folder, without what builds leave behind.</summary>
    /// <param name="folder">Relative to the root.</param>
    /// <param name="extensions">With their points; none means all.</param>
    public static IEnumerable<string> Files(string folder, params string[] extensions)
    {
        var top = Path.Combine(Root, folder);
        return !Directory.Exists(top) ? [] : Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories)
            .Where(path => extensions.Length == 0 || extensions.Contains(Path.GetExtension(path)))
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults" or ".git" or "artifacts"))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The product's C# files.</summary>
    public static IEnumerable<string> ProductSources() =>
        ProductProjects.SelectMany(project => Files($"src/{project}", ".cs"));

    /// <summary>A path from the root, with forward slashes.</summary>
    /// <param name="path">The whole path.</param>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Chatbotics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Run the tests from within the source tree.");
    }
}
