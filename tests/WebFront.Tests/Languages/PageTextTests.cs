using System.Text.RegularExpressions;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>No page says anything that is not in the resource files.</summary>
public sealed partial class PageTextTests
{
    // What is for developers is in English only.
    private const string ForDevelopers = "Api/";

    [Fact]
    public void No_page_of_a_translated_area_has_a_text_of_its_own()
    {
        var found = new List<string>();
        foreach (var (path, text) in SourceFiles.With(".razor").Where(file => !file.Path.StartsWith(ForDevelopers, StringComparison.Ordinal)))
        {
            var code = CodeBlock().Match(text);
            var markup = Remarks().Replace(code.Success ? text[..code.Index] : text, "");
            found.AddRange(Attributes().Matches(markup).Concat(Nodes().Matches(markup))
                .Select(match => match.Groups["words"].Value.Trim())
                .Where(words => !Code().IsMatch(words) && Letters().IsMatch(Names().Replace(words, "")))
                .Select(words => $"{path}: {words}"));
        }

        Assert.True(found.Count == 0, "These texts are not in a resource file (see docs/languages.md):\n" + string.Join('\n', found));
    }

    [GeneratedRegex("^@code", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"@\*.*?\*@|^@(using|inject|inherits|implements|attribute|page|layout|typeparam)[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Remarks();

    [GeneratedRegex("""\b(title|aria-label|placeholder|alt|Title|Label|About|Hint|BackTitle)="(?<words>[^"@]*[A-Za-z]{2}[^"@]*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"(?<=[^=]>)(?<words>[^<>@{}()=;]*[A-Za-z]{2}[^<>@{}()=;]*)(?=</?[A-Za-z])")]
    private static partial Regex Nodes();

    // Names are the same in every language, and so are keys, cookies and the words that the product waits for in a chat.
    [GeneratedRegex(@"\b(DELETE MY DATA|chatbotics-[a-z]+|https://|Chatbotics|WhatsApp|Messenger|Instagram|Facebook|Shopify|Meta|Alt|Ctrl|Shift|Enter|Esc|Tab|CSV|JSON|UTC|HTTP|developers\.facebook\.com|[a-z]+(_[a-z]+)+|[a-z.]+@[a-z.]+)(\b|(?<=/))", RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    [GeneratedRegex(@"^[a-z_, ]*_[a-z_, ]*$|^\w+\.\w+:?$")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Letters();
}
