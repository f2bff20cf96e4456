using System.Buffers;
using System.Collections.Immutable;

namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Takes a message apart, since people greet, tell and ask in one go.</summary>
internal static class Sentences
{
    private const int MaxSentences = 12;
    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n.,;:!?");

    /// <summary>The sentences of a text, with what ends them.</summary>
    /// <param name="text">The text; a line break ends a sentence too.</param>
    public static ImmutableArray<string> Split(string text) => Split(text, static c => c is '.' or '!' or '?' or '\n' or '。' or '！' or '？' or '؟' or ';' or '؛' or '…');

    /// <summary>The clauses of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public static ImmutableArray<string> Clauses(string sentence) => Split(sentence, static c => c is ',' or '،' or '、' or '，' or ':' or '–' or '—' or '(' or ')');

    /// <summary>Whether a sentence is marked as a question.</summary>
    /// <param name="sentence">The sentence with what ends it.</param>
    public static bool IsQuestion(string sentence) => sentence.AsSpan().TrimEnd().IndexOfAny('?', '？', '؟') >= 0;

    private static ImmutableArray<string> Split(string text, Func<char, bool> ends)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 0; i < text.Length && parts.Count < MaxSentences - 1; i++)
        {
            // A point inside a number or an address ends nothing.
            var isInside = text[i] is '.' or ':' or ',' && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
            if (ends(text[i]) && !isInside)
            {
                Add(text[start..(i + 1)], parts);
                start = i + 1;
            }
        }

        Add(text[start..], parts);
        return parts.DrainToImmutable();
    }

    private static void Add(string part, ImmutableArray<string>.Builder parts)
    {
        if (part.AsSpan().ContainsAnyExcept(Signs))
        {
            parts.Add(part.Trim());
        }
        else if (parts.Count > 0)
        {
            // "Really?!": the signs belong to the sentence before.
            parts[^1] += part.Trim();
        }
    }
}
