namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>Phrases of several languages, found in any spelling that folds to theirs.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<string[]>> _byFirstWord = new(StringComparer.Ordinal);

    /// <summary>Makes a set.</summary>
    /// <param name="phrases">One phrase a line.</param>
    public PhraseSet(string phrases)
    {
        foreach (var line in phrases.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = FoldedWords.Of(line);
            if (words.Length > 0)
            {
                if (!_byFirstWord.TryGetValue(words[0], out var starting))
                {
                    _byFirstWord.Add(words[0], starting = []);
                }

                starting.Add(words);
            }
        }
    }

    /// <summary>Whether one of the phrases stands in a text.</summary>
    /// <param name="words">The text's folded words.</param>
    public bool IsIn(ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (LengthAt(words[i..]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words the longest phrase at the start of a text has; 0 for none.</summary>
    /// <param name="words">The text's folded words.</param>
    public int LengthAt(ReadOnlySpan<string> words)
    {
        var longest = 0;
        if (!words.IsEmpty && _byFirstWord.TryGetValue(words[0], out var starting))
        {
            foreach (var phrase in starting)
            {
                if (phrase.Length > longest && words.StartsWith(phrase))
                {
                    longest = phrase.Length;
                }
            }
        }

        return longest;
    }
}
