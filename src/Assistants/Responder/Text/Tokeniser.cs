using System.Text;

namespace Chatbotics.Assistants.Responder.Text;

/// <summary>
/// Splits a text of any language into comparable words. Scripts without spaces (Chinese, Japanese, Korean, Thai, …) give
/// overlapping pairs of characters instead.
/// </summary>
/// <param name="stemmer">Takes the endings off.</param>
internal sealed class Tokeniser(IStemmer stemmer)
{
    /// <summary>The longest word looked at; what is longer is no word of any use.</summary>
    private const int MaxWordLength = 48;

    /// <summary>The words of a text, in order.</summary>
    /// <param name="text">The text.</param>
    public List<Token> Split(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder(16);
        var isUnspaced = false;
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            var unspaced = CharacterFolding.IsUnspaced(rune.Value);
            if (unspaced != isUnspaced)
            {
                Finish(word, isUnspaced, tokens);
                isUnspaced = unspaced;
            }

            if (!CharacterFolding.Fold(rune, word))
            {
                Finish(word, isUnspaced, tokens);
            }
        }

        Finish(word, isUnspaced, tokens);
        return tokens;
    }

    private void Finish(StringBuilder word, bool isUnspaced, List<Token> tokens)
    {
        if (word.Length == 0)
        {
            return;
        }

        if (isUnspaced)
        {
            AddPairs(word.ToString(), tokens);
        }
        else if (word.Length <= MaxWordLength)
        {
            var folded = word.ToString();
            tokens.Add(new Token(folded, ArabicStemmer.IsArabic(folded) ? ArabicStemmer.Instance.Stem(folded) : stemmer.Stem(folded)));
        }

        word.Clear();
    }

    private static void AddPairs(string run, List<Token> tokens)
    {
        // Korean syllables were taken apart by the decomposition: put them together, one character for each.
        run = run.Normalize(NormalizationForm.FormC);
        if (run.Length == 1)
        {
            tokens.Add(new Token(run, run));
            return;
        }

        for (var i = 0; i + 1 < run.Length; i++)
        {
            var pair = run.Substring(i, 2);
            tokens.Add(new Token(pair, pair));
        }
    }

    private static string Decompose(ReadOnlySpan<char> text)
    {
        var whole = text.ToString();
        try
        {
            return Ascii.IsValid(text) ? whole : whole.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate can't be normalised; as a separator it does no harm.
            return string.Create(whole.Length, whole, static (copy, source) =>
            {
                source.CopyTo(copy);
                for (var i = 0; i < copy.Length; i++)
                {
                    if (char.IsSurrogate(copy[i]))
                    {
                        copy[i] = ' ';
                    }
                }
            }).Normalize(NormalizationForm.FormKD);
        }
    }
}
