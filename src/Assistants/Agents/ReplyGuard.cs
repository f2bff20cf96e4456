using System.Text.RegularExpressions;

namespace Chatbotics.Assistants.Agents;

/// <summary>
/// Cleans what a model wrote before it leaves: links stay only when the business's own sources or tools named them, so that
/// nothing that was slipped into a conversation can carry words of it elsewhere.
/// </summary>
internal static partial class ReplyGuard
{
    /// <summary>The text without pictures and without links that nobody allowed.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="allowed">Texts whose links are good: passages, their addresses, tool results, the instructions.</param>
    /// <param name="removed">The hosts of what was taken out.</param>
    public static string Clean(string text, IReadOnlyCollection<string> allowed, out List<string> removed)
    {
        var taken = new List<string>();
        text = Invisible().Replace(text, "");
        text = Picture().Replace(text, match =>
        {
            taken.Add("a picture");
            return "";
        });
        text = Named().Replace(text, match => match.Groups["name"].Value == match.Groups["link"].Value
            ? match.Groups["link"].Value
            : $"{match.Groups["name"].Value} {match.Groups["link"].Value}");
        text = Link().Replace(text, match =>
        {
            var (link, tail) = Trim(match.Value);
            if (IsAllowed(link, allowed))
            {
                return match.Value;
            }

            taken.Add(HostOf(link));
            return tail.TrimStart(')', ']', '}', '>', '"', '*', '_');
        });
        text = Tag().Replace(text, "");
        text = Emphasis().Replace(text, "${text}");
        removed = taken;
        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>A link is good only when it stands there whole, not as the beginning of a longer or shorter one.</summary>
    private static bool IsAllowed(string link, IReadOnlyCollection<string> allowed)
    {
        var wanted = Normal(link);
        return allowed.Any(text => Link().Matches(text).Any(match => string.Equals(Normal(Trim(match.Value).Link), wanted, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Normal(string link)
    {
        var start = link.IndexOf("://", StringComparison.Ordinal);
        return (start < 0 ? link : link[(start + 3)..]).TrimEnd('/');
    }

    private static (string Link, string Tail) Trim(string link)
    {
        var end = link.Length;
        while (end > 0 && ".,;:!?)]}>\"'»”’*_".Contains(link[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return (link[..end], link[end..]);
    }

    private static string HostOf(string link)
    {
        var text = Normal(link);
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        return end < 0 ? text : text[..end];
    }

    // With a scheme, with www., or a bare host with a path or a well-known ending: apps make links of all of these.
    [GeneratedRegex(
        @"(?:[a-z][a-z0-9+.\-]{1,20}:/{1,2}|www\.)[^\s<>]+|(?:mailto|tel|javascript|data|vbscript):[^\s<>]+|(?<![@\w.\-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}\-]{0,62})\.)+(?:[a-z]{2,24}|xn--[a-z0-9\-]{2,60})(?![\p{L}\p{N}\-])(?::\d{1,5})?(?:[/?#][^\s<>]*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<name>[^\]]*)\]\((?<link>[^)\s]*)[^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Named();

    [GeneratedRegex(@"</?[a-zA-Z][^>]{0,2000}>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\*\*(?<text>[^*\n]+)\*\*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Spaces();

    // Tags of Unicode and zero-width signs can carry words that nobody sees; joiners stay, which emoji and scripts need.
    [GeneratedRegex("[\u200B\u2060\uFEFF\u202A-\u202E]|\uDB40[\uDC00-\uDC7F]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Invisible();
}
