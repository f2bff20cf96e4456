namespace Chatbotics.Grains.Knowledge;

/// <summary>Cuts text into sentences, and into pieces where there are none.</summary>
internal static class SentenceCutter
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximum">The greatest size of a piece.</param>
    /// <returns>The pieces in order, without the spaces around them; none is empty.</returns>
    public static IEnumerable<string> Cut(string text, int maximum)
    {
        var start = 0;
        var size = 0;
        var lastSpace = -1;
        for (var i = 0; i < text.Length; i++)
        {
            size += TextSize.Of(text[i]);
            if (char.IsWhiteSpace(text[i]))
            {
                lastSpace = i;
            }

            int end;
            if (EndsSentence(text, i))
            {
                end = i + 1;
            }
            else if (size >= maximum)
            {
                // At a space when there is one, and never between the two halves of a character.
                end = lastSpace > start ? lastSpace : char.IsHighSurrogate(text[i]) ? i : i + 1;
            }
            else
            {
                continue;
            }

            if (end <= start)
            {
                continue;
            }

            if (Piece(text, start, end) is { } piece)
            {
                yield return piece;
            }

            start = end;
            size = TextSize.Of(text.AsSpan(start, i + 1 - start));
        }

        if (Piece(text, start, text.Length) is { } last)
        {
            yield return last;
        }
    }

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '\n' => true,
        '。' or '！' or '？' or '।' or '۔' => true,
        '.' or '!' or '?' or '؟' or '…' =>
            i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && (text[i] != '.' || !IsAbbreviation(text, i)),
        _ => false,
    };

    /// <summary>"z. B.", "e.g.", "No. 5", "3. Oktober": a single letter or a number before the point, or a small letter after it.</summary>
    private static bool IsAbbreviation(string text, int point)
    {
        var next = point + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        var startsSmall = next < text.Length && char.IsLower(text[next]);
        var isSingleLetter = point >= 1 && char.IsLetter(text[point - 1]) && (point < 2 || !char.IsLetterOrDigit(text[point - 2]));
        return startsSmall || isSingleLetter;
    }

    private static string? Piece(string text, int start, int end)
    {
        var piece = text.AsSpan(start, end - start).Trim();
        return piece.IsEmpty ? null : piece.ToString();
    }
}
