using System.Text.RegularExpressions;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>The product's pages and their code, as they lie in the repository.</summary>
internal static partial class SourceFiles
{
    /// <summary>The folder of the project.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "src", "WebFront");

    /// <summary>Files with an ending, by their path within <see cref="Folder"/>, without what was built.</summary>
    /// <param name="ending">For example ".razor".</param>
    public static IEnumerable<(string Path, string Text)> With(string ending) =>
        from file in Directory.EnumerateFiles(Folder, "*" + ending, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));

    /// <summary>The texts that the code asks for: area, key, and how ("", "Count", "Told", or "Later", which names no area).</summary>
    public static IEnumerable<(string File, string Area, string Key, string How)> Asked() =>
        from file in With(".razor").Concat(With(".cs"))
        from Match match in Asking().Matches(Comments().Replace(file.Text, ""))
        select (file.Path, match.Groups["area"].Value, Regex.Unescape(match.Groups["key"].Value), match.Groups["how"].Value);

    [GeneratedRegex("""\b(Texts\.(?<area>[A-Z]\w+)(\.(?<how>Count|Told))?|AreaTexts\.(?<how>Later))[\[(]"(?<key>([^"\\]|\\.)*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Asking();

    [GeneratedRegex("""^\s*///.*$""", RegexOptions.Multiline)]
    private static partial Regex Comments();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Chatbotics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must lie within the repository.");
    }
}
