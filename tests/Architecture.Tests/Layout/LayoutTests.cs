using System.Text.RegularExpressions;

namespace Chatbotics.Architecture.Tests.Layout;

/// <summary>A thing is found where its name says.</summary>
public sealed partial class LayoutTests
{
    private const int MaxLines = 300;

    [Fact]
    public void A_namespace_follows_its_folder()
    {
        Findings.None("The namespace of a file is Chatbotics and its folders.", Repository.ProductSources()
            .Select(path => (Path: Repository.Relative(path), Match: NamespaceLine().Match(File.ReadAllText(path))))
            .Where(file => file.Match.Success && file.Match.Groups["name"].Value != Expected(file.Path) && !IsEntryPoint(file.Path, file.Match.Groups["name"].Value))
            .Select(file => $"{file.Path} has {file.Match.Groups["name"].Value} instead of {Expected(file.Path)}"));
    }

    [Fact]
    public void A_file_holds_one_type_and_has_its_name()
    {
        Findings.None("A file holds one type and is named after it; a part of a partial type is named Type.Part.cs.", Repository.ProductSources()
            .Where(path => Path.GetFileName(path) is not ("Program.cs" or "GlobalUsings.cs" or "AssemblyInfo.cs"))
            .Select(path => (Path: path, Types: TypeLine().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToArray()))
            .Where(file => file.Types is not [var only] || only != Path.GetFileName(file.Path).Split('.')[0])
            .Select(file => $"{Repository.Relative(file.Path)} holds {(file.Types.Length == 0 ? "no type" : string.Join(", ", file.Types))}"));
    }

    [Fact]
    public void A_file_is_short_or_says_why_not()
    {
        Findings.None($"A file has at most {MaxLines} lines, or a comment \"// Long because …\" among its first 20.", Repository.ProductSources()
            .Concat(Repository.Files("tools", ".cs"))
            .Select(path => (Path: Repository.Relative(path), Lines: File.ReadAllLines(path)))
            .Where(file => file.Lines.Length > MaxLines && !file.Lines.Take(20).Any(line => line.TrimStart().StartsWith("// Long because ", StringComparison.Ordinal)))
            .Select(file => $"{file.Path} has {file.Lines.Length}"));
    }

    /// <summary>What registers a slice may stand in the slice's own namespace, wherever its file lies below it.</summary>
    private static bool IsEntryPoint(string path, string name) =>
        path.EndsWith("Registration.cs", StringComparison.Ordinal) && Expected(path).StartsWith(name + ".", StringComparison.Ordinal);

    private static string Expected(string path)
    {
        var parts = path.Split('/')[1..^1];
        return parts[0] == "Chatbotics" ? string.Join('.', parts) : "Chatbotics." + string.Join('.', parts);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|abstract|sealed|readonly|ref|partial|unsafe) )*(?:class|struct|interface|enum|record(?: struct| class)?|delegate [\w<>?.]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5_000)]
    private static partial Regex TypeLine();
}
