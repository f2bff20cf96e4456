namespace Chatbotics.Assistants.Knowledge.Words;

/// <summary>
/// Pieces of words, by which misspelt words and parts of compounds find each other: "Rücksendekosten" shares most pieces of
/// "Rücksendung".
/// </summary>
internal static class WordFragments
{
    private const int Length = 4;
    private const int MinWord = 5;

    /// <summary>The pieces of a word; none for short words and for scripts that are indexed by pairs of characters anyway.</summary>
    /// <param name="word">A folded word.</param>
    public static IEnumerable<string> Of(string word)
    {
        if (word.Length < MinWord)
        {
            yield break;
        }

        for (var i = 0; i + Length <= word.Length; i++)
        {
            yield return word.Substring(i, Length);
        }
    }
}
