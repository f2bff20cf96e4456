using System.Buffers;

namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Takes plural, -ing, -ed, -ment and final -e and -y off English words: ship, shipping, shipped; deliver, delivery, delivers.</summary>
internal sealed class EnglishStemmer : IStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <inheritdoc/>
    public string Stem(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        var stem = Plural(word);
        stem = Suffix(stem, "ing");
        stem = Suffix(stem, "ed");
        if (stem.Length >= 7 && stem.EndsWith("ment", StringComparison.Ordinal))
        {
            stem = stem[..^4];
        }

        return (stem.Length >= 5 && stem[^1] is 'y') || (stem.Length >= 4 && stem[^1] is 'e') ? stem[..^1] : stem;
    }

    private static string Plural(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's' or 'x' or 'z' or 'h', 'e', 's'] => word[..^2],
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string Suffix(string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal))
        {
            return word;
        }

        var stem = word[..^ending.Length];
        if (stem.Length < 3 || !stem.AsSpan().ContainsAny(Vowels))
        {
            return word;
        }

        // shipp-ing, but not sell-ing or pass-ing.
        return stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o') ? stem[..^1] : stem;
    }
}
