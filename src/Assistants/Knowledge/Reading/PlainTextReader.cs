using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Reads plain text: paragraphs stand between empty lines; short lines that are underlined or all capitals are headings.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    private const int MaxHeading = 100;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["text/plain"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".txt", ".text", ".log"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget)
    {
        var text = TextDecoder.Decode(source.Content.Span, TextDecoder.Charset(source.MediaType));
        budget.Check();
        var blocks = new BlockBuilder(budget);
        var paragraph = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                Flush(paragraph, blocks);
            }
            else if (paragraph.Count == 1 && paragraph[0].Length <= MaxHeading && IsUnderline(trimmed))
            {
                blocks.Heading(trimmed[0] == '=' ? 1 : 2, paragraph[0]);
                paragraph.Clear();
            }
            else
            {
                paragraph.Add(trimmed.ToString());
            }
        }

        Flush(paragraph, blocks);
        return blocks.Build();
    }

    private static void Flush(List<string> paragraph, BlockBuilder blocks)
    {
        if (paragraph is [var only] && IsShouted(only))
        {
            blocks.Heading(2, only);
        }
        else if (paragraph.Count > 0)
        {
            blocks.Paragraph(string.Join('\n', paragraph));
        }

        paragraph.Clear();
    }

    private static bool IsUnderline(ReadOnlySpan<char> line) => line.Length >= 3 && line[0] is '=' or '-' && !line.ContainsAnyExcept(line[0]);

    private static bool IsShouted(string line) =>
        line.Length is > 2 and <= 80 && line.Any(char.IsUpper) && !line.Any(char.IsLower) && line.Count(char.IsLetter) * 2 > line.Length && line[^1] is not ('.' or '!');
}
