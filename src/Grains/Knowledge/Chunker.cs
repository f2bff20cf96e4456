using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>
/// Cuts documents into passages along their structure: a passage never reaches over a heading, a question stays with its
/// answer, each row of a table carries the names of its columns. Where a long section is cut depends on the text around
/// the cut only, so that a change in one place leaves the passages elsewhere, and their ids, as they were.
/// </summary>
public static class Chunker
{
    /// <summary>Cuts a document.</summary>
    /// <param name="document">The document's id, which goes into the passages'.</param>
    /// <param name="content">What it says.</param>
    /// <param name="options">The sizes; null for the usual ones.</param>
    public static ImmutableArray<Passage> Cut(string document, DocumentContent content, ChunkOptions? options = null)
    {
        var cutter = new SectionCutter(document, options ?? new ChunkOptions());
        var path = new HeadingPath(content.Title);
        foreach (var block in content.Blocks)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    cutter.EndSection();
                    path.Enter(heading.Level, heading.Text);
                    break;
                case ParagraphBlock paragraph:
                    cutter.Add(path.Headings, paragraph.Text, paragraph.Page);
                    break;
                case TableBlock table:
                    AddTable(cutter, path.Headings, table);
                    break;
                case QuestionBlock pair:
                    cutter.EndSection();
                    cutter.AddPair(path.Headings, pair);
                    break;
            }
        }

        cutter.EndSection();
        return cutter.Passages;
    }

    private static void AddTable(SectionCutter cutter, ImmutableArray<string> headings, TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            cutter.AddWhole(headings, Line(table.Header, row), table.Page);
        }
    }

    private static string Line(ImmutableArray<string> header, ImmutableArray<string> row)
    {
        var cells = row.Select((cell, column) => (Name: column < header.Length ? header[column].Trim() : "", Value: cell.Trim()))
            .Where(cell => cell.Value.Length > 0)
            .Select(cell => cell.Name.Length > 0 ? $"{cell.Name}: {cell.Value}" : cell.Value);
        return string.Join(header.IsEmpty ? " | " : "; ", cells);
    }
}
