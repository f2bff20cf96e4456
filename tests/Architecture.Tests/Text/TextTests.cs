using System.Text.RegularExpressions;

namespace Chatbotics.Architecture.Tests.Text;

/// <summary>What no file of the repository says.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".targets", ".razor", ".css", ".js", ".ts", ".json", ".md", ".txt", ".yml", ".sh", ".ps1", ".bicep", ""];

    [Fact]
    public void Nothing_is_left_to_do() => None("Do it, or write an issue.", LeftToDo());

    [Fact]
    public void No_file_names_a_place_of_one_machine() => None("Name no place that other machines lack.", MachinePath());

    [Fact]
    public void Log_messages_are_source_generated_and_stand_in_log_files()
    {
        Findings.None("Write log messages as [LoggerMessage] in X.Log.cs.", Repository.ProductSources()
            .Select(path => (Path: Repository.Relative(path), Text: File.ReadAllText(path)))
            .Where(file => LogCall().IsMatch(file.Text)
                || (file.Text.Contains("[LoggerMessage(", StringComparison.Ordinal) && !file.Path.EndsWith("Log.cs", StringComparison.Ordinal)))
            .Select(file => file.Path));
    }

    [Fact]
    public void A_log_event_has_one_number()
    {
        Findings.None("Give each log message a number of its own.", Repository.ProductSources()
            .SelectMany(path => EventNumber().Matches(File.ReadAllText(path)).Select(match => (Number: match.Groups["number"].Value, Path: Repository.Relative(path))))
            .GroupBy(use => use.Number)
            .Where(uses => uses.Count() > 1)
            .Select(uses => $"{uses.Key}: {string.Join(", ", uses.Select(use => use.Path))}"));
    }

    [Fact]
    public void Tests_do_not_sleep() => Findings.None(
        "Wait for what happens, not for the clock.",
        Repository.Files("tests", ".cs").Where(path => File.ReadAllText(path).Contains("Thread" + ".Sleep", StringComparison.Ordinal)).Select(Repository.Relative));

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = Repository.Files("docs", ".md")
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Concat(Repository.Files("azure", ".md"))
            .Concat(Repository.Files("tools", ".md"));
        Findings.None("A link between documents leads to a file.", documents.SelectMany(document =>
            Link().Matches(File.ReadAllText(document))
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(target.Split('#')[0]))))
                .Select(target => $"{Repository.Relative(document)} → {target}")));
    }

    private static void None(string rule, Regex banned)
    {
        var self = typeof(TextTests).Name + ".cs";
        Findings.None(rule, new[] { "src", "tests", "tools", "docs", "eng", "azure" }
            .SelectMany(folder => Repository.Files(folder, Texts))
            .Concat(Directory.EnumerateFiles(Repository.Root).Where(path => Texts.Contains(Path.GetExtension(path))))
            .Where(path => Path.GetFileName(path) != self)
            .SelectMany(path => File.ReadLines(path).Select((line, i) => (Line: line, Place: $"{Repository.Relative(path)}:{i + 1}")))
            .Where(line => line.Line.Length < 2_000 && banned.IsMatch(line.Line))
            .Select(line => $"{line.Place}: {line.Line.Trim()}"));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|XXX)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"(?<![\w.$}/-])(/work/|/root/|/home/\w|/Users/\w|[A-Z]:\\(?!\\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex LogCall();

    [GeneratedRegex(@"EventId\s*=\s*(?<number>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex EventNumber();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Link();
}
