using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Html;

/// <summary>
/// Looks at a page's tags before the parser does, whose effort grows with the square of the elements that are left open.
/// Counts only; what it takes for a tag need not be one.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>Elements open at the same time; pages of people have a hundred.</summary>
    private const int MaxOpen = 2_000;
    private const int MaxName = 16;

    /// <summary>Elements that need no end, or end by themselves where the next one begins.</summary>
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "rt", "rp", "body", "html", "head",
    };

    /// <summary>Checks a page.</summary>
    /// <param name="text">The page.</param>
    /// <exception cref="DocumentRefusedException">Too many elements are open at the same time.</exception>
    public static void Check(ReadOnlySpan<char> text)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var unclosed = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = text.IndexOf('<'); at >= 0;)
        {
            var rest = text[(at + 1)..];
            var isEnd = rest is ['/', ..];
            var name = Name(isEnd ? rest[1..] : rest);
            if (name.Length > 0 && !unclosed.Contains(name))
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(names, name, out _);
                if (!isEnd)
                {
                    count++;
                    depth++;
                }
                else if (count > 0)
                {
                    count--;
                    depth--;
                }

                if (depth > MaxOpen || open.Count > MaxOpen)
                {
                    throw new DocumentRefusedException(DocumentFault.TooCostly, "The page's elements are nested too deeply, or not closed. Make it simpler, or save it as text.");
                }
            }

            var next = rest.IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < MaxName && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '-'))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(text[0]) ? text[..length] : default;
    }
}
