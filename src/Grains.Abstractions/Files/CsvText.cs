using System.Buffers;

namespace Chatbotics.Grains.Abstractions.Files;

/// <summary>Writes cells of CSV files (RFC 4180) that no spreadsheet runs as a formula.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t'");

    /// <summary>A line of cells, with its end.</summary>
    /// <param name="cells">The cells; null for an empty one.</param>
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new System.Text.StringBuilder();
        for (var index = 0; index < cells.Length; index++)
        {
            if (index > 0)
            {
                line.Append(',');
            }

            line.Append(Cell(cells[index]));
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>
    /// A cell. What a spreadsheet would take for a formula gets an apostrophe in front; it looks behind spaces as well.
    /// </summary>
    /// <param name="text">The text; hostile.</param>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var first = text.AsSpan().TrimStart();
        var isFormula = text[0] is '\t' or '\r' or '\n'
            || (!first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20');
        var safe = isFormula ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
