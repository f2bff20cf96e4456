using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.Grains.Contacts.Indexing;

namespace Chatbotics.Grains.Search;

/// <summary>Cuts texts into what finds them: words without case and accents, and their beginnings.</summary>
internal static class SearchWords
{
    private const int Shortest = 2;
    private const int Longest = 12;
    private const int MaxWords = 240;
    private const int MaxText = 8_000;
    private const int MaxTyped = 200;
    private const int MaxTypedWords = 8;
    private const int Around = 46;
    private const int SnippetLength = 140;

    /// <summary>Everything that finds a text, each once.</summary>
    /// <param name="text">The text.</param>
    public static ImmutableArray<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<string>();
        var beginnings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, length) in Spans(text.Length <= MaxText ? text : text[..MaxText]))
        {
            var word = Form(text.Substring(start, length));
            if (!words.Add(word))
            {
                continue;
            }

            for (var end = Math.Min(Shortest, word.Length); end <= word.Length; end++)
            {
                if (word[..end] is var beginning && beginnings.Add(beginning))
                {
                    found.Add(beginning);
                }
            }

            if (words.Count == MaxWords)
            {
                break;
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>The words of a search, each in the form in which the index has it.</summary>
    /// <param name="text">As somebody typed it; hostile.</param>
    public static ImmutableArray<string> Typed(string text)
    {
        var cut = text.Length <= MaxTyped ? text : text[..MaxTyped];
        return [.. Spans(cut).Select(span => Form(cut.Substring(span.Start, span.Length))).Where(static word => word.Length >= Shortest).Distinct(StringComparer.Ordinal).Take(MaxTypedWords)];
    }

    /// <summary>The part of a text around the first of some words, and where they stand in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">What was typed.</param>
    public static (string Snippet, ImmutableArray<SearchMark> Marks) Snippet(string text, ImmutableArray<string> words)
    {
        var line = string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));
        var hits = Spans(line).Where(span => words.Any(word => Form(line.Substring(span.Start, span.Length)).StartsWith(word, StringComparison.Ordinal))).ToList();
        var from = hits.Count == 0 ? 0 : Math.Max(0, hits[0].Start - Around);
        while (from > 0 && !char.IsWhiteSpace(line[from - 1]) && hits[0].Start - from < Around + 16)
        {
            from--;
        }

        var to = Math.Min(line.Length, from + SnippetLength);
        if (to < line.Length && char.IsHighSurrogate(line[to - 1]))
        {
            to--;
        }

        var (before, after) = (from > 0 ? "…" : string.Empty, to < line.Length ? "…" : string.Empty);
        return (
            string.Concat(before, line.AsSpan(from, to - from), after),
            [.. hits.Where(span => span.Start >= from && span.Start + span.Length <= to).Select(span => new SearchMark(span.Start - from + before.Length, span.Length))]);
    }

    private static string Form(string word)
    {
        var folded = WordForms.Fold(word);
        return folded.Length <= Longest ? folded : folded[..Longest];
    }

    private static IEnumerable<(int Start, int Length)> Spans(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i])
                || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark);
            if (isPart && start < 0)
            {
                start = i;
            }
            else if (!isPart && start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }
        }
    }
}
