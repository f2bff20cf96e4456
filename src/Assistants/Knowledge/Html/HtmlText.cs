using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using Chatbotics.Assistants.Knowledge.Reading;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Html;

/// <summary>Reads the text that a page shows, as blocks.</summary>
/// <param name="blocks">Takes the blocks.</param>
/// <param name="budget">The budget.</param>
/// <param name="address">What links are relative to; null for nothing.</param>
internal sealed class HtmlText(BlockBuilder blocks, ReadingBudget budget, Uri? address)
{
    private readonly StringBuilder _text = new();
    private string _sign = "";
    private bool _isPreformatted;

    /// <summary>Reads an element with all below it. The parser has bounded the depth.</summary>
    /// <param name="element">The element.</param>
    public void Read(IElement element)
    {
        Children(element);
        Flush();
    }

    private void Children(INode parent)
    {
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            budget.Element();
            Node(node);
        }
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush();
                blocks.Heading(element.LocalName[1] - '0', Inline(element));
                break;
            case "br":
                _text.Append('\n');
                break;
            case "img":
                break;
            case "table":
                Flush();
                Table(element);
                break;
            case "dl":
                Flush();
                Definitions(element);
                break;
            case "details":
                Flush();
                Details(element);
                break;
            case "pre":
                Flush();
                _isPreformatted = true;
                Children(element);
                _isPreformatted = false;
                Flush();
                break;
            case "li":
                Flush();
                _sign = "- ";
                Children(element);
                Flush();
                break;
            case "a":
                var start = _text.Length;
                Children(element);
                if (_text.Length >= start)
                {
                    Links.Append(_text, start, element.GetAttribute("href"), address);
                }

                break;
            case "b" or "strong" or "i" or "em" or "u" or "s" or "span" or "small" or "mark" or "sub" or "sup" or "code" or "kbd" or "abbr" or "q" or "cite" or "time" or "label" or "font" or "bdi" or "bdo" or "wbr" or "del" or "ins" or "data" or "var" or "samp" or "dfn" or "tt" or "big":
                Children(element);
                break;
            default:
                Flush();
                Children(element);
                Flush();
                break;
        }
    }

    private void Table(IElement table)
    {
        var rows = new List<ImmutableArray<string>>();
        var hasHeader = false;
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            budget.Element();
            if (row.Closest("table") != table)
            {
                continue;
            }

            var cells = row.Children.Where(cell => cell.LocalName is "td" or "th").ToList();
            hasHeader |= rows.Count == 0 && cells.Count > 1 && cells.TrueForAll(cell => cell.LocalName == "th");
            rows.Add([.. cells.Select(Inline)]);
        }

        if (rows.TrueForAll(row => row.Length <= 1))
        {
            // A table that only places things on the page.
            foreach (var row in rows)
            {
                blocks.Paragraph(string.Concat(row));
            }
        }
        else
        {
            blocks.Table(rows, hasHeader);
        }
    }

    private void Definitions(IElement list)
    {
        string? term = null;
        var answer = new StringBuilder();
        foreach (var item in list.QuerySelectorAll("dt, dd"))
        {
            if (item.LocalName == "dd")
            {
                answer.Append(answer.Length > 0 ? "\n" : "").Append(Inline(item));
                continue;
            }

            Pair(term, answer);
            term = Inline(item);
        }

        Pair(term, answer);
    }

    private void Pair(string? question, StringBuilder answer)
    {
        blocks.Pair(question ?? "", answer.ToString());
        answer.Clear();
    }

    private void Details(IElement details)
    {
        var summary = details.Children.FirstOrDefault(child => child.LocalName == "summary");
        var question = summary is null ? "" : Inline(summary);
        var outer = blocks;
        var inner = new BlockBuilder(budget) { Page = outer.Page };
        var text = new HtmlText(inner, budget, address);
        foreach (var child in details.ChildNodes.Where(child => child != summary))
        {
            text.Node(child);
        }

        text.Flush();
        outer.Pair(question, string.Join('\n', inner.Build().Blocks.Select(Plain)));
    }

    private static string Plain(DocumentBlock block) => block switch
    {
        HeadingBlock heading => heading.Text,
        ParagraphBlock paragraph => paragraph.Text,
        QuestionBlock pair => pair.Question + "\n" + pair.Answer,
        TableBlock table => string.Join('\n', table.Rows.Prepend(table.Header).Where(row => !row.IsEmpty).Select(row => string.Join(" | ", row))),
        _ => "",
    };

    private void Node(INode node)
    {
        if (node is IText text)
        {
            // Line breaks of the source are only spaces; those that the page shows are written by <br>.
            _text.Append(_isPreformatted ? text.Data : text.Data.ReplaceLineEndings(" "));
        }
        else if (node is IElement element && !IsHidden(element))
        {
            Element(element);
        }
    }

    /// <summary>An element's text on its own, with line breaks between its blocks.</summary>
    private string Inline(IElement element)
    {
        var inner = new BlockBuilder(budget);
        var text = new HtmlText(inner, budget, address);
        text.Children(element);
        text.Flush();
        return string.Join('\n', inner.Build().Blocks.Select(Plain));
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            var text = _text.ToString();
            _text.Clear();
            if (!text.AsSpan().IsWhiteSpace())
            {
                blocks.Paragraph(_sign + text.Trim());
                _sign = "";
            }
        }
    }

    private static bool IsHidden(IElement element) => element.LocalName switch
    {
        "script" or "style" or "noscript" or "template" or "svg" or "math" or "nav" or "aside" or "footer" or "form" or "button" or "select" or "option"
            or "textarea" or "input" or "iframe" or "object" or "embed" or "canvas" or "audio" or "video" or "dialog" or "head" or "title" => true,
        "header" => element.Closest("main, article") is null,
        _ => element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
            || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)),
    };
}
