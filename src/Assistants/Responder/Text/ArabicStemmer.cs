namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Takes the article and common endings off Arabic words, whatever the agent's language is; leaves all others as they are.</summary>
internal sealed class ArabicStemmer : IStemmer
{
    /// <summary>The one instance.</summary>
    public static ArabicStemmer Instance { get; } = new();

    /// <summary>Whether a word is written in Arabic letters.</summary>
    /// <param name="word">A folded word.</param>
    public static bool IsArabic(string word) => word[0] is >= '\u0621' and <= '\u064A';

    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "ال", "لل"];
    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "كم", "نا", "ه", "ي"];

    /// <inheritdoc/>
    public string Stem(string word)
    {
        if (word.Length < 4 || !IsArabic(word))
        {
            return word;
        }

        var stem = word;
        foreach (var prefix in Prefixes)
        {
            if (stem.Length - prefix.Length >= 3 && stem.StartsWith(prefix, StringComparison.Ordinal))
            {
                stem = stem[prefix.Length..];
                break;
            }
        }

        if (stem.Length > 4 && stem[0] == 'و')
        {
            stem = stem[1..];
        }

        foreach (var suffix in Suffixes)
        {
            if (stem.Length - suffix.Length >= 3 && stem.EndsWith(suffix, StringComparison.Ordinal))
            {
                return stem[..^suffix.Length];
            }
        }

        return stem;
    }
}
