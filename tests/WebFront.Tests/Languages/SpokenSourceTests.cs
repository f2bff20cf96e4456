using System.Text.RegularExpressions;
using Chatbotics.WebFront.Languages;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>
/// No sentence of the domain, of the API or of a mail goes around <c>Sentences.resx</c>: each text in the source that reads like
/// a sentence stands there, or in a page's resource file, or is one of those that no reader of the dashboard ever sees.
/// </summary>
public sealed partial class SpokenSourceTests
{
    // What is for somebody else than readers: operators read options and logs, developers exceptions and the API's
    // description, models prompts, and customers what is written to them in their own language.
    private static readonly string[] ForOthers =
    [
        ".Log.cs", "Validator.cs", "OptionsRules.cs", "Meters.cs", "Metrics.cs", "Meter.cs", "/Seeding/", "Api/Description/",
        "AgentPrompt.cs", "ContactCard.cs", "CopilotWriter.cs", "ToolSchemas.cs", "ToolOffer.cs", "AgentTemplates.cs", "Wording.cs", "Unknown.cs",
        "MessageMapping.cs", "OptionsMapping.cs", "ToolJson.cs", "WhatsAppAccountEvents.cs", "Webhooks/", "WebFront/Widget/",
        "TrackedContent.cs", "MediaSeal.cs", "DataKey.cs", "Lease.cs", "AccountUserStore.cs", "PrivacyServices.cs", "KnowledgeServices.cs", "AssistantWorkerServices.cs", "AgentSummary.cs", "Account/Languages.cs",
    ];

    [Fact]
    public void Each_sentence_can_be_said_in_every_language()
    {
        var known = Texts.All.SelectMany(area => area.In(Speech.Find("de")!).Keys)
            .SelectMany(key => key.Contains('|', StringComparison.Ordinal) ? key.Split('|').Append(key) : [key])
            .ToHashSet(StringComparer.Ordinal);
        var waiting = new List<string>();
        foreach (var (path, source) in Sources())
        {
            foreach (var (line, before, text) in CSharpTexts.Of(source))
            {
                waiting.AddRange(text.Split('\n')
                    .Select(static part => part.Trim())
                    .Where(part => Sentence().IsMatch(part) && !IsForOthers(path, before, part) && !known.Contains(part))
                    .Select(part => $"{path}({line}): {part}"));
            }
        }

        Assert.True(waiting.Count == 0, "These sentences are not in Sentences.resx in every language (see docs/languages.md):\n" + string.Join('\n', waiting));
    }

    [Fact]
    public void Texts_are_found_in_source()
    {
        const string Source = """
            // "Not this one."
            var a = "A \"quoted\" one."; var b = '"'; var c = $"With {Name("x")} and {n:N0}."; var d = "";
            """;
        Assert.Equal(["A \"quoted\" one.", "With {0} and {1}.", ""], CSharpTexts.Of(Source).Select(static found => found.Text).Where(static text => text != "x"));
    }

    private static bool IsForOthers(string path, string before, string text) =>
        (path.StartsWith("WebFront/Api/", StringComparison.Ordinal) && Operation().IsMatch(text)) || Thrown().IsMatch(before) || Described().IsMatch(before) || text.StartsWith("Refused:", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Text)> Sources() =>
        from project in new[] { "Grains", "Grains.Abstractions", "Channels", "Assistants", "WebFront" }
        from file in Directory.EnumerateFiles(Path.Combine(SourceFiles.Folder, "..", project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(SourceFiles.Folder, ".."), file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            && !ForOthers.Any(other => path.Contains(other, StringComparison.Ordinal))
        orderby path
        select (path, File.ReadAllText(file));

    // More than one word, and an end.
    [GeneratedRegex(@"^(“?[A-Z]|\{0\} ).* .*[.!?]$")]
    private static partial Regex Sentence();

    // An exception is for developers, unless it has a name of its own, which a reader is told.
    [GeneratedRegex(@"throw new (Store\w*Exception|Invalid\w*Exception|NotSupportedException|Argument\w*Exception|JsonException|IOException|EndOfStreamException|InvalidDataException)\(\s*$|: (base|Exception|IOException)\(\s*$|Exception\([^""]*\) : \w*Exception\(\s*$|= Faults?\.\w+\(\s*$")]
    private static partial Regex Thrown();

    // What an operation of the API does: "Lists the agents."
    [GeneratedRegex(@"^(Adds|Begins|Blocks|Changes|Deletes|Finds|Gives|Lists|Makes|Reads|Removes|Says|Sets|Takes|Unblocks|Undoes|Writes)\b")]
    private static partial Regex Operation();

    // The description of an operation of the API.
    [GeneratedRegex(@"(Summary = |Remarks = |About = |Description = |Operation\([^""]*|description: ?)$")]
    private static partial Regex Described();
}
