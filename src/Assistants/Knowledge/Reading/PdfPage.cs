namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Turns a page's lines into blocks: lines of one paragraph are joined again, words cut by a hyphen are mended.</summary>
internal static class PdfPage
{
    private const int MaxHeading = 80;

    /// <summary>Adds a page.</summary>
    /// <param name="content">The page as <c>pdftotext</c> wrote it.</param>
    /// <param name="blocks">Takes the blocks.</param>
    public static void Add(string content, BlockBuilder blocks)
    {
        var paragraph = new List<string>();
        foreach (var line in content.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                Flush(paragraph, blocks);
            }
            else if (trimmed[0] is '•' or '▪' or '●' or '◦' or '–' && trimmed.Length > 1)
            {
                Flush(paragraph, blocks);
                paragraph.Add("- " + trimmed[1..].Trim().ToString());
            }
            else if (!IsPageNumber(trimmed))
            {
                paragraph.Add(trimmed.ToString());
            }
        }

        Flush(paragraph, blocks);
    }

    private static void Flush(List<string> lines, BlockBuilder blocks)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var text = lines[0];
        foreach (var line in lines.Skip(1))
        {
            // "Liefer-" + "zeit" is one word; "Liefer-" + "und Rücksendung" and "E-" + "Mail" are not mended to nonsense either way.
            text = text.EndsWith('-') && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLower(line[0]) && !line.StartsWith("und ", StringComparison.Ordinal) && !line.StartsWith("oder ", StringComparison.Ordinal)
                ? text[..^1] + line
                : text + " " + line;
        }

        lines.Clear();
        if (IsHeading(text))
        {
            blocks.Heading(2, text);
        }
        else
        {
            blocks.Paragraph(text);
        }
    }

    /// <summary>A short line by itself, beginning large and ending without a full stop.</summary>
    private static bool IsHeading(string text) =>
        text.Length is > 2 and <= MaxHeading && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || char.GetUnicodeCategory(text[0]) == System.Globalization.UnicodeCategory.OtherLetter)
        && text[^1] is not ('.' or ',' or ';' or ':' or '!' or '-') && text.Count(char.IsLetter) * 2 > text.Length && text.Count(letter => letter == ' ') < 12;

    private static bool IsPageNumber(ReadOnlySpan<char> line) => line.Length <= 4 && !line.ContainsAnyExceptInRange('0', '9');
}
