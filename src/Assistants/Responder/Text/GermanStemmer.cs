namespace Chatbotics.Assistants.Responder.Text;

/// <summary>
/// Takes the endings of declension and conjugation off German words, and makes the two ways to write an umlaut one:
/// Öffnung, Oeffnung and Offnung.
/// </summary>
internal sealed class GermanStemmer : IStemmer
{
    private const int MinLength = 4;

    /// <inheritdoc/>
    public string Stem(string word)
    {
        if (word.Length < MinLength || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        var stem = word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);
        stem = PlainU(stem);
        if (stem.Length >= 7 && stem.StartsWith("ge", StringComparison.Ordinal))
        {
            stem = stem[2..];
        }

        if (stem.Length >= 7 && stem.EndsWith("ung", StringComparison.Ordinal))
        {
            stem = stem[..^3];
        }
        else if (stem.Length >= 9 && stem.EndsWith("ungen", StringComparison.Ordinal))
        {
            stem = stem[..^5];
        }

        while (stem.Length > MinLength)
        {
            if (stem.Length > 6 && stem is [.., 'e', 'm' or 'r'])
            {
                stem = stem[..^2];
            }
            else if (stem[^1] is 'e' or 's' or 'n' or 't')
            {
                stem = stem[..^1];
            }
            else
            {
                break;
            }
        }

        return stem;
    }

    /// <summary>"ue" is an umlaut unless a vowel or q stands before it: neue, Quelle.</summary>
    private static string PlainU(string word)
    {
        for (var at = word.IndexOf("ue", StringComparison.Ordinal); at >= 0; at = word.IndexOf("ue", at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || word[at - 1] is not ('a' or 'e' or 'o' or 'q'))
            {
                word = word.Remove(at + 1, 1);
            }
        }

        return word;
    }
}
