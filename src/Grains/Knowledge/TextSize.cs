namespace Chatbotics.Grains.Knowledge;

/// <summary>Measures text so that all scripts give passages of about the same content.</summary>
internal static class TextSize
{
    private const int UnspacedWeight = 3;

    /// <summary>The size of a text.</summary>
    /// <param name="text">The text.</param>
    public static int Of(ReadOnlySpan<char> text)
    {
        var size = 0;
        foreach (var letter in text)
        {
            size += Of(letter);
        }

        return size;
    }

    /// <summary>The size of a character.</summary>
    /// <param name="letter">The character.</param>
    public static int Of(char letter) => letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF')
        ? UnspacedWeight
        : 1;
}
