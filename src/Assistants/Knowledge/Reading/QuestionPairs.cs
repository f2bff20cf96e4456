using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>
/// Finds written-out questions and answers, "Q: … A: …", in the languages that people write such lists in. Where the signs
/// are not all there, paragraphs stay paragraphs.
/// </summary>
internal static class QuestionPairs
{
    private static readonly string[] Questions = ["q:", "q.", "question:", "frage:", "f:", "pregunta:", "p:", "domanda:", "d:", "السؤال:", "سؤال:", "س:", "问：", "问:", "問：", "質問："];
    private static readonly string[] Answers = ["a:", "a.", "answer:", "antwort:", "respuesta:", "r:", "réponse:", "risposta:", "الجواب:", "الإجابة:", "جواب:", "ج:", "答：", "答:", "回答："];

    /// <summary>Joins what belongs together.</summary>
    /// <param name="blocks">The blocks.</param>
    public static ImmutableArray<DocumentBlock> Find(ImmutableArray<DocumentBlock> blocks)
    {
        if (!blocks.Any(block => block is ParagraphBlock paragraph && Starts(paragraph.Text, Questions) > 0))
        {
            return blocks;
        }

        var found = ImmutableArray.CreateBuilder<DocumentBlock>(blocks.Length);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] is not ParagraphBlock { Text: var text } || Starts(text, Questions) is not (> 0 and var sign))
            {
                found.Add(blocks[i]);
                continue;
            }

            var taken = Pair(blocks, i, text[sign..], out var pair);
            found.Add(pair ?? blocks[i]);
            i += taken;
        }

        return found.DrainToImmutable();
    }

    /// <summary>The pair that begins at a block; what follows the answer's paragraph belongs to it until the next sign or heading.</summary>
    private static int Pair(ImmutableArray<DocumentBlock> blocks, int at, string afterSign, out QuestionBlock? pair)
    {
        var question = afterSign;
        string? answer = null;
        var taken = 0;
        if (afterSign.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line && Starts(afterSign[(line + 1)..], Answers) is > 0 and var inside)
        {
            question = afterSign[..line];
            answer = afterSign[(line + 1 + inside)..];
        }
        else if (at + 1 < blocks.Length && blocks[at + 1] is ParagraphBlock next && Starts(next.Text, Answers) is > 0 and var sign)
        {
            answer = next.Text[sign..];
            taken = 1;
        }

        if (answer is null)
        {
            pair = null;
            return 0;
        }

        while (at + taken + 1 < blocks.Length && blocks[at + taken + 1] is ParagraphBlock more && Starts(more.Text, Questions) == 0)
        {
            answer += "\n" + more.Text;
            taken++;
        }

        pair = new QuestionBlock(question.Trim(), answer.Trim()) { Page = blocks[at].Page };
        return taken;
    }

    private static int Starts(string text, string[] signs)
    {
        foreach (var sign in signs)
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase) && text.Length > sign.Length)
            {
                return sign.Length;
            }
        }

        return 0;
    }
}
