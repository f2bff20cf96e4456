using System.Collections.Immutable;
using System.Text;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using HeadingBlock = Markdig.Syntax.HeadingBlock;
using ParagraphBlock = Markdig.Syntax.ParagraphBlock;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Reads Markdown with pipe tables, definition lists and a front matter.</summary>
internal sealed class MarkdownReader : IDocumentReader
{
    /// <summary>The parser can't be stopped: beyond this, contrived texts take it too long.</summary>
    private const int MaxCharacters = 2_000_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["text/markdown", "text/x-markdown"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown", ".mdown"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget)
    {
        var text = TextDecoder.Decode(source.Content.Span, TextDecoder.Charset(source.MediaType));
        if (text.Length > MaxCharacters)
        {
            throw new DocumentRefusedException(DocumentFault.TooLarge, $"A Markdown document may have {MaxCharacters:N0} characters. Split it into smaller ones.");
        }

        MarkdownEffort.Check(text);
        budget.Check();
        var document = Parse(text);
        budget.Check();
        var blocks = new BlockBuilder(budget);
        Add(document, blocks, budget);
        return blocks.Build(FrontMatter(document, "title") ?? OnlyTopHeading(document), FrontMatter(document, "lang") ?? FrontMatter(document, "language"));
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, new MarkdownPipelineBuilder().UsePipeTables().UseDefinitionLists().UseYamlFrontMatter().Build());
        }
        catch (ArgumentException tooDeep)
        {
            throw new DocumentRefusedException(DocumentFault.TooCostly, "The document's lists or quotations are nested too deeply. Make it simpler.", tooDeep);
        }
    }

    private static void Add(ContainerBlock container, BlockBuilder blocks, ReadingBudget budget)
    {
        // The parser refuses what is nested deeper than 128 levels, so this recursion is shallow.
        foreach (var block in container)
        {
            budget.Element();
            switch (block)
            {
                case HeadingBlock heading:
                    blocks.Heading(heading.Level, Text(heading.Inline));
                    break;
                case ParagraphBlock paragraph:
                    blocks.Paragraph((container is ListItemBlock ? "- " : "") + Text(paragraph.Inline));
                    break;
                case Table table:
                    blocks.Table([.. table.OfType<TableRow>().Select(Cells)], table.OfType<TableRow>().FirstOrDefault()?.IsHeader == true);
                    break;
                case DefinitionList definitions:
                    AddDefinitions(definitions, blocks);
                    break;
                case YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup:
                    break;
                case CodeBlock code:
                    blocks.Paragraph(code.Lines.ToString());
                    break;
                case ContainerBlock inner:
                    Add(inner, blocks, budget);
                    break;
            }
        }
    }

    private static void AddDefinitions(DefinitionList definitions, BlockBuilder blocks)
    {
        foreach (var item in definitions.OfType<DefinitionItem>())
        {
            var terms = string.Join(", ", item.OfType<DefinitionTerm>().Select(term => Text(term.Inline)));
            blocks.Pair(terms, string.Join('\n', item.Descendants<ParagraphBlock>().Select(paragraph => Text(paragraph.Inline))));
        }
    }

    private static ImmutableArray<string> Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => BlockBuilder.OneLine(Text(leaf.Inline)))))];

    private static string Text(ContainerInline? inline)
    {
        if (inline is null)
        {
            return "";
        }

        var text = new StringBuilder();
        Append(inline, text);
        return text.ToString();
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.ContentSpan);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { IsImage: true } image:
                    Append(image, text);
                    break;
                case LinkInline link:
                    var start = text.Length;
                    Append(link, text);
                    Links.Append(text, start, link.Url, address: null);
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }

    private static string? OnlyTopHeading(MarkdownDocument document) =>
        document.OfType<HeadingBlock>().Where(heading => heading.Level == 1).Take(2).ToList() is [var only] && ReferenceEquals(document.FirstOrDefault(block => block is not YamlFrontMatterBlock), only)
            ? Text(only.Inline)
            : null;

    private static string? FrontMatter(MarkdownDocument document, string key)
    {
        if (document.FirstOrDefault() is not YamlFrontMatterBlock matter)
        {
            return null;
        }

        foreach (var line in matter.Lines.ToString().Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim().Trim('"', '\'');
            }
        }

        return null;
    }
}
