using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using CsvHelper;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Reads tables with separated values. A table with a column of questions and one of answers becomes pairs.</summary>
internal sealed class CsvTableReader : IDocumentReader
{
    private const int MaxColumns = 200;
    private const int MaxRecord = 256 * 1024;
    private const int SampleLines = 20;

    private static readonly char[] Separators = [',', ';', '\t', '|'];
    private static readonly string[] QuestionNames = ["question", "questions", "q", "frage", "fragen", "prompt", "سؤال", "السؤال"];
    private static readonly string[] AnswerNames = ["answer", "answers", "a", "antwort", "antworten", "response", "reply", "جواب", "الجواب", "الإجابة"];

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["text/csv", "text/tab-separated-values", "application/csv"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".csv", ".tsv"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget)
    {
        var text = TextDecoder.Decode(source.Content.Span, TextDecoder.Charset(source.MediaType));
        budget.Check();
        var rows = Rows(text, budget);
        var blocks = new BlockBuilder(budget);
        if (rows.Count > 1 && Column(rows[0], QuestionNames) is { } question && Column(rows[0], AnswerNames) is { } answer && question != answer)
        {
            foreach (var row in rows.Skip(1))
            {
                blocks.Pair(Cell(row, question), Cell(row, answer));
            }
        }
        else
        {
            blocks.Table(rows, rows.Count > 1 && IsHeader(rows[0]));
        }

        return blocks.Build();
    }

    private static List<ImmutableArray<string>> Rows(string text, ReadingBudget budget)
    {
        var rows = new List<ImmutableArray<string>>();
        try
        {
            using var reader = CsvReader.FromText(text, new CsvReaderOptions
            {
                Separator = Separator(text),
                HasHeader = false,
                SkipEmptyLines = true,
                TrimWhitespace = true,
                MaxRecordSize = MaxRecord,
                IncludeValuesInExceptions = false,
            });
            while (reader.Read())
            {
                budget.Element();
                if (reader.FieldCount > MaxColumns)
                {
                    throw new DocumentRefusedException(DocumentFault.TooLarge, $"The table has more than {MaxColumns} columns. Leave some out.");
                }

                var cells = ImmutableArray.CreateBuilder<string>(reader.FieldCount);
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var cell = BlockBuilder.Tidy(reader.GetString(column) ?? "");
                    budget.Characters(cell.Length);
                    cells.Add(cell);
                }

                rows.Add(cells.MoveToImmutable());
            }
        }
        catch (FormatException damaged)
        {
            throw new DocumentRefusedException(DocumentFault.Damaged, "The table can't be read: a line is too long, or its quotation marks don't match. Save it anew as CSV.", damaged);
        }

        return rows;
    }

    /// <summary>The sign that stands outside of quotation marks in the same number, the largest, on most of the first lines.</summary>
    private static char Separator(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                lines.Add(line.Length > MaxRecord ? line[..MaxRecord].ToString() : line.ToString());
            }

            if (lines.Count == SampleLines)
            {
                break;
            }
        }

        var best = ',';
        var bestScore = 0.0;
        foreach (var separator in Separators)
        {
            var counts = lines.Select(line => Count(line, separator)).ToList();
            var usual = counts.Where(count => count > 0).GroupBy(count => count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).FirstOrDefault();
            var score = usual is null ? 0 : (usual.Count() * 100) + Math.Min(usual.Key, 99);
            if (score > bestScore)
            {
                (best, bestScore) = (separator, score);
            }
        }

        return best;
    }

    private static int Count(string line, char separator)
    {
        var count = 0;
        var quoted = false;
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            count += !quoted && letter == separator ? 1 : 0;
        }

        return count;
    }

    private static bool IsHeader(ImmutableArray<string> row) =>
        row.All(cell => cell.Length is > 0 and <= 60 && !double.TryParse(cell, out _)) && row.Distinct(StringComparer.OrdinalIgnoreCase).Count() == row.Length;

    private static int? Column(ImmutableArray<string> header, string[] names)
    {
        for (var column = 0; column < header.Length; column++)
        {
            if (names.Contains(header[column].ToLowerInvariant(), StringComparer.Ordinal))
            {
                return column;
            }
        }

        return null;
    }

    private static string Cell(ImmutableArray<string> row, int column) => column < row.Length ? row[column] : "";
}
