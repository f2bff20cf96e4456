using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Knowledge.Words;

/// <summary>
/// Reads text with the responder's tokeniser. Words that every text of a language has are left out on both sides.
/// </summary>
internal sealed class TextAnalyser : ITextAnalyser
{
    private const int MaxQuestion = 2_000;

    /// <inheritdoc/>
    public string LanguageOf(string text, string otherwise) => LanguageGuess.Of(text, otherwise);

    /// <inheritdoc/>
    public IndexedPassage Analyse(Passage passage, string language)
    {
        var tokeniser = Tokenisers.For(language);
        var headings = Telling(tokeniser.Split(string.Join('\n', passage.Question is null ? passage.Headings : passage.Headings.Add(passage.Question))));
        var text = Telling(tokeniser.Split(passage.Text));
        return new IndexedPassage(
            passage,
            [.. headings.Select(token => token.Stem)],
            [.. text.Select(token => token.Stem)],
            [.. headings.Concat(text).Select(token => token.Word).Distinct(StringComparer.Ordinal).SelectMany(WordFragments.Of)]);
    }

    /// <inheritdoc/>
    public PassageQuery Ask(string question, ImmutableArray<string> bases, ImmutableArray<string> languages, int limit)
    {
        var words = QuestionWords(question, languages);
        return new PassageQuery
        {
            Bases = bases,
            Words = [.. words.SelectMany(word => word.Stems).Distinct(StringComparer.Ordinal)],
            Fragments = [.. words.SelectMany(word => WordFragments.Of(word.Word)).Distinct(StringComparer.Ordinal)],
            Limit = limit,
        };
    }

    /// <summary>The question's telling words, each with its stems in every language that may be meant.</summary>
    /// <param name="question">The question.</param>
    /// <param name="languages">The languages of the documents.</param>
    public static ImmutableArray<QuestionWord> QuestionWords(string question, ImmutableArray<string> languages)
    {
        var asked = question.AsSpan(0, Math.Min(question.Length, MaxQuestion));
        var tokenisers = languages.Append(LanguageGuess.Of(asked, languages.IsDefaultOrEmpty ? "en" : languages[0])).Select(Tokenisers.For).Distinct().ToList();
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var tokeniser in tokenisers)
        {
            foreach (var (word, stem) in Telling(tokeniser.Split(asked)))
            {
                (words.TryGetValue(word, out var stems) ? stems : words[word] = new HashSet<string>(StringComparer.Ordinal)).Add(stem);
            }
        }

        return [.. words.Select(word => new QuestionWord(word.Key, [.. word.Value]))];
    }

    /// <summary>How much of a question a passage speaks of.</summary>
    /// <param name="words">The question's words.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="language">The language its words were read in.</param>
    public double Coverage(ImmutableArray<QuestionWord> words, Passage passage, string language)
    {
        if (words.IsEmpty)
        {
            return 0;
        }

        var indexed = Analyse(passage, language);
        var stems = indexed.HeadingWords.Concat(indexed.TextWords).ToHashSet(StringComparer.Ordinal);
        return words.Average(word => word.Stems.Any(stems.Contains)
            ? 1
            : stems.Max(stem => (double?)word.Stems.Max(asked => Resemblance.Of(asked, stem))) ?? 0);
    }

    private static List<Token> Telling(List<Token> tokens) => tokens.FindAll(token => !EverydayWords.Contains(token.Word));
}
