using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Walks over a Word document's text, element by element: nothing is kept but what is read.</summary>
/// <param name="blocks">Takes the blocks.</param>
/// <param name="styles">Tells headings.</param>
/// <param name="budget">The budget.</param>
internal sealed class WordBody(BlockBuilder blocks, WordStyles styles, ReadingBudget budget)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _cell = new();
    private readonly List<ImmutableArray<string>> _rows = [];
    private readonly List<string> _cells = [];
    private int? _level;
    private bool _isListItem;
    private int _tables;

    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The main part.</param>
    public void Read(XmlReader reader)
    {
        blocks.Page = 1;
        while (reader.Read())
        {
            budget.Element();
            if (reader.Depth > budget.Limits.Depth)
            {
                throw new DocumentRefusedException(DocumentFault.TooCostly, "The Word document's tables are nested too deeply. Make it simpler.");
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                // A drawing's text is often there twice, once for older programs; what was deleted is not there at all.
                if (reader.LocalName is "Fallback" or "del" or "moveFrom" or "instrText" or "txbxContent")
                {
                    Skip(reader);
                    continue;
                }

                var isEmpty = reader.IsEmptyElement;
                Start(reader);
                if (isEmpty)
                {
                    End(reader.LocalName);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                End(reader.LocalName);
            }
        }

        // A document that ends before its time would have thrown; what is left here is a table without end.
        budget.Check();
    }

    private void Start(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "p":
                _text.Clear();
                _level = null;
                _isListItem = false;
                break;
            case "pStyle" when WordStyles.Attribute(reader, "val") is { } style:
                _level ??= styles.Level(style);
                break;
            case "outlineLvl" when int.TryParse(WordStyles.Attribute(reader, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var outline) && outline < 6:
                _level = outline + 1;
                break;
            case "numPr":
                _isListItem = true;
                break;
            case "t":
                Text(reader);
                break;
            case "tab":
                _text.Append(' ');
                break;
            case "br" when WordStyles.Attribute(reader, "type") == "page":
            case "lastRenderedPageBreak":
                blocks.Page++;
                budget.Page(blocks.Page ?? 1);
                break;
            case "br" or "cr":
                _text.Append('\n');
                break;
            case "noBreakHyphen":
                _text.Append('-');
                break;
            case "tbl":
                _tables++;
                break;
        }
    }

    private void Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                budget.Characters(reader.Value.Length);
                _text.Append(reader.Value);
            }
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when _tables > 0:
                _cell.Append(_cell.Length > 0 ? " " : "").Append(_text);
                _text.Clear();
                break;
            case "p":
                Paragraph();
                break;
            case "tc" when _tables == 1:
                _cells.Add(BlockBuilder.Tidy(_cell.ToString()));
                _cell.Clear();
                break;
            case "tr" when _tables == 1:
                budget.Element();
                _rows.Add([.. _cells]);
                _cells.Clear();
                break;
            case "tbl":
                _tables--;
                if (_tables == 0)
                {
                    blocks.Table([.. _rows], hasHeader: _rows.Count > 1 && _rows[0].Length > 1);
                    _rows.Clear();
                }

                break;
        }
    }

    private void Paragraph()
    {
        var text = _text.ToString();
        _text.Clear();
        if (_level is { } level)
        {
            blocks.Heading(level, text);
        }
        else if (text.AsSpan().Trim().Length > 0)
        {
            blocks.Paragraph(_isListItem ? "- " + text : text);
        }
    }

    private void Skip(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            budget.Element();
        }
    }
}
