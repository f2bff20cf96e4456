using System.Text;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>A CSV file in memory (RFC 4180, and what spreadsheets make of it): commas, semicolons or tabs, quotes, any line ends.</summary>
/// <param name="Header">The first row.</param>
/// <param name="Rows">The rows below it; empty ones are left out.</param>
internal sealed record CsvFile(string[] Header, List<(int Line, string[] Cells)> Rows)
{
    /// <summary>The most rows.</summary>
    public const int MaxRows = 50_000;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 60;

    private const int MaxCell = 5_000;

    /// <summary>Reads a file; gives what is wrong when it can't be read.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The file when it could be read.</param>
    public static string? Read(ReadOnlySpan<byte> bytes, out CsvFile? file)
    {
        file = null;
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return "This is no CSV file. Save the table as CSV, in UTF-8, and choose that file.";
        }

        var rows = Parse(text, Delimiter(text));
        if (rows.Count < 2)
        {
            return "The file needs a row of headings and at least one row below it.";
        }

        if (rows.Count - 1 > MaxRows)
        {
            return "The file has more than 50,000 rows. Cut it into smaller ones.";
        }

        var header = rows[0].Cells;
        if (header.Length > MaxColumns)
        {
            return "The file has more than 60 columns. Remove those that you don't need.";
        }

        rows.RemoveAt(0);
        file = new CsvFile(header, rows);
        return null;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            // What is no UTF-8 comes from an old spreadsheet in Western Europe far more often than from anywhere else.
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static char Delimiter(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var (best, most) = (',', first.Count(','));
        foreach (var candidate in ";\t")
        {
            if (first.Count(candidate) > most)
            {
                (best, most) = (candidate, first.Count(candidate));
            }
        }

        return best;
    }

    private static List<(int Line, string[] Cells)> Parse(string text, char delimiter)
    {
        var rows = new List<(int, string[])>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, isQuoted, number) = (1, false, 1);
        for (var i = 0; i <= text.Length && rows.Count <= MaxRows + 1; i++)
        {
            var sign = i < text.Length ? text[i] : '\n';
            if (isQuoted && i < text.Length)
            {
                if (sign != '"')
                {
                    cell.Append(sign);
                    number += sign == '\n' ? 1 : 0;
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (sign == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (sign == delimiter)
            {
                cells.Add(Cell(cell));
            }
            else if (sign == '\n')
            {
                cells.Add(Cell(cell));
                if (cells.Exists(static one => one.Length > 0))
                {
                    rows.Add((line, [.. cells]));
                }

                cells.Clear();
                line = ++number;
            }
            else
            {
                cell.Append(sign);
            }
        }

        return rows;
    }

    private static string Cell(StringBuilder cell)
    {
        var text = cell.ToString(0, Math.Min(cell.Length, MaxCell)).Trim();
        cell.Clear();

        // Our own files keep spreadsheets from running cells by an apostrophe in front: it is no part of the value.
        return text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' ? text[1..] : text;
    }
}
