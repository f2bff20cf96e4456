namespace Chatbotics.Assistants.Agents;

/// <summary>
/// Says how much of an answer that is still being written may be shown already: what the guards of a whole answer would let
/// pass whatever comes next. A word, link, mark or secret that has begun is held back until it is known how it ends.
/// </summary>
internal static class DraftGuard
{
    /// <summary>What may be shown; empty for nothing yet.</summary>
    /// <param name="text">What the model has written so far.</param>
    /// <param name="allowed">Texts whose links are good.</param>
    /// <param name="show">Puts personal data back in the place of its names.</param>
    /// <param name="secrets">What must never be shown.</param>
    /// <param name="lines">Long lines of the instructions, whose repetition makes the whole answer void.</param>
    public static string Shown(string text, IReadOnlyCollection<string> allowed, Func<string, string> show, IReadOnlyCollection<string> secrets, IReadOnlyCollection<string> lines)
    {
        var settled = text.AsSpan(0, Math.Max(0, text.AsSpan().LastIndexOfAny(' ', '\n', '\t')));
        settled = settled[..OpenMark(settled)];
        if (settled.IsWhiteSpace())
        {
            return "";
        }

        var shown = ReplyGuard.Clean(show(Citations.Remove(settled.ToString())), allowed, out _);
        if (lines.Any(line => shown.Contains(line, StringComparison.OrdinalIgnoreCase)))
        {
            return "";
        }

        foreach (var secret in secrets.Where(static secret => secret.Length > 0))
        {
            var at = shown.IndexOf(secret, StringComparison.Ordinal);
            shown = at >= 0 ? shown[..at] : shown;
        }

        var end = shown.Length;
        foreach (var secret in secrets)
        {
            end = Math.Min(end, shown.Length - Begun(shown, secret, StringComparison.Ordinal));
        }

        foreach (var line in lines)
        {
            end = Math.Min(end, shown.Length - Begun(shown, line, StringComparison.OrdinalIgnoreCase));
        }

        if (end < shown.Length)
        {
            // Whole words only: a piece of one would be taken back as often as it is held.
            end = Math.Max(0, shown.AsSpan(0, end).LastIndexOfAny(' ', '\n', '\t'));
        }

        return shown[..end].TrimEnd();
    }

    /// <summary>Where a link in brackets, a tag or an emphasis begins that has not ended; the length when all have.</summary>
    private static int OpenMark(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] switch
            {
                '[' => Bracket(text, i),
                '<' => text[i..].IndexOf('>') is var tag and >= 0 ? i + tag : -1,
                _ => i,
            };
            if (close < 0)
            {
                end = i > 0 && text[i - 1] == '!' ? i - 1 : i;
                break;
            }

            i = close;
        }

        var stars = text[..end];
        var (count, last) = (0, 0);
        for (var at = stars.IndexOf("**", StringComparison.Ordinal); at >= 0;)
        {
            (count, last) = (count + 1, at);
            var next = stars[(at + 2)..].IndexOf("**", StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return count % 2 == 0 ? end : last;
    }

    /// <summary>Where <c>[name]</c>, <c>[name](link)</c> or <c>[name][mark]</c> ends; -1 when it hasn't.</summary>
    private static int Bracket(ReadOnlySpan<char> text, int from)
    {
        var close = text[from..].IndexOf(']');
        if (close < 0)
        {
            return -1;
        }

        close += from;
        var follows = close + 1 < text.Length ? text[close + 1] : ' ';
        if (follows is not ('(' or '['))
        {
            return close;
        }

        var end = text[(close + 1)..].IndexOf(follows == '(' ? ')' : ']');
        return end < 0 ? -1 : close + 1 + end;
    }

    /// <summary>How many characters at the end of a text are the beginning of another.</summary>
    private static int Begun(string text, string other, StringComparison how)
    {
        for (var length = Math.Min(text.Length, other.Length - 1); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).Equals(other.AsSpan(0, length), how))
            {
                return length;
            }
        }

        return 0;
    }
}
