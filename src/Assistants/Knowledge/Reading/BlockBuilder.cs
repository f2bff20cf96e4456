using System.Collections.Immutable;
using System.Text;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Gathers blocks, spends the budget for them, and tidies their text.</summary>
/// <param name="budget">The budget.</param>
internal sealed class BlockBuilder(ReadingBudget budget)
{
    private readonly ImmutableArray<DocumentBlock>.Builder _blocks = ImmutableArray.CreateBuilder<DocumentBlock>();

    /// <summary>The page that blocks are added to; null when the format has none.</summary>
    public int? Page { get; set; }

    /// <summary>Adds a heading; an empty one is left out.</summary>
    /// <param name="level">Its level, from 1.</param>
    /// <param name="text">Its text.</param>
    public void Heading(int level, string text)
    {
        text = OneLine(text);
        if (text.Length > 0)
        {
            Add(new HeadingBlock(Math.Clamp(level, 1, 6), text), text.Length);
        }
    }

    /// <summary>Adds a paragraph; an empty one is left out.</summary>
    /// <param name="text">Its text.</param>
    public void Paragraph(string text)
    {
        text = Tidy(text);
        if (text.Length > 0)
        {
            Add(new ParagraphBlock(text), text.Length);
        }
    }

    /// <summary>Adds a question with its answer; as a paragraph when one of them is empty.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    public void Pair(string question, string answer)
    {
        question = OneLine(question);
        answer = Tidy(answer);
        if (question.Length == 0 || answer.Length == 0)
        {
            Paragraph(question + answer);
        }
        else
        {
            Add(new QuestionBlock(question, answer), question.Length + answer.Length);
        }
    }

    /// <summary>Adds a table.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="hasHeader">Whether the first row names the columns.</param>
    public void Table(IReadOnlyList<ImmutableArray<string>> rows, bool hasHeader)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var header = hasHeader ? rows[0] : [];
        Add(new TableBlock(header, [.. rows.Skip(hasHeader ? 1 : 0)]), rows.Sum(row => row.Sum(cell => (long)cell.Length)));
    }

    /// <summary>What was gathered.</summary>
    /// <param name="title">The document's title; null for none.</param>
    /// <param name="language">The language it declares; null for none.</param>
    public DocumentContent Build(string? title = null, string? language = null) => new()
    {
        Title = title is null ? null : OneLine(title) is { Length: > 0 } tidy ? tidy : null,
        Language = string.IsNullOrWhiteSpace(language) ? null : language.Trim(),
        Blocks = QuestionPairs.Find(_blocks.ToImmutable()),
    };

    /// <summary>A text as one line: every run of white space is one space.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text) => Tidy(text).Replace('\n', ' ');

    /// <summary>A text with single spaces and line breaks, and without characters that show nothing.</summary>
    /// <param name="text">The text.</param>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var space = false;
        var line = false;
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' or '\u2028' or '\u2029')
            {
                line = true;
            }
            else if (char.IsWhiteSpace(letter))
            {
                space = true;
            }
            else if (!IsInvisible(letter))
            {
                if ((line || space) && tidy.Length > 0)
                {
                    tidy.Append(line ? '\n' : ' ');
                }

                tidy.Append(letter);
                line = space = false;
            }
        }

        return tidy.ToString();
    }

    /// <summary>Control characters, soft hyphens, byte order marks, and the marks that turn the direction of text around.</summary>
    private static bool IsInvisible(char letter) =>
        char.IsControl(letter) || letter is '\u00AD' or '\uFEFF' or '\u200B' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private void Add(DocumentBlock block, long characters)
    {
        budget.Element();
        budget.Characters(characters);
        _blocks.Add(block with { Page = Page });
    }
}
