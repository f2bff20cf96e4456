using System.Text;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>Finds the texts in C# source: each with its line, values as {0}, {1}, …, and what stands before it.</summary>
internal static class CSharpTexts
{
    /// <summary>The texts of a file, comments left out.</summary>
    /// <param name="source">The source.</param>
    public static IEnumerable<(int Line, string Before, string Text)> Of(string source)
    {
        for (var at = 0; at < source.Length;)
        {
            if (source[at] == '/' && at + 1 < source.Length && source[at + 1] is '/' or '*')
            {
                var end = source[at + 1] == '/' ? source.IndexOf('\n', at) : source.IndexOf("*/", at, StringComparison.Ordinal) + 2;
                at = end <= at ? source.Length : end;
            }
            else if (source[at] == '\'')
            {
                // A sign: 'x', '\n', '\u00e4'.
                var end = source.IndexOf('\'', at + (at + 1 < source.Length && source[at + 1] == '\\' ? 3 : 2));
                at = end < 0 || end - at > 9 ? at + 1 : end + 1;
            }
            else if (source[at] is '"' or '$' or '@' && Begin(source, at) is var (dollars, isVerbatim, quotes, first) && quotes > 0)
            {
                var (text, next) = quotes == 2 ? ("", first) : Read(source, first, dollars, isVerbatim, quotes);
                yield return (source.AsSpan(0, at).Count('\n') + 1, source[Math.Max(0, at - 80)..at], text);
                at = next;
            }
            else
            {
                at++;
            }
        }
    }

    private static (int Dollars, bool IsVerbatim, int Quotes, int First) Begin(string source, int at)
    {
        var dollars = 0;
        var isVerbatim = false;
        for (; at < source.Length && source[at] is '$' or '@'; at++)
        {
            dollars += source[at] == '$' ? 1 : 0;
            isVerbatim |= source[at] == '@';
        }

        var quotes = 0;
        for (; at < source.Length && source[at] == '"'; at++)
        {
            quotes++;
        }

        // Two quotation marks are an empty text, and before more text they are one and its end.
        return (dollars, isVerbatim, quotes, quotes is 1 or 2 or > 2 ? at : 0);
    }

    private static (string Text, int Next) Read(string source, int at, int dollars, bool isVerbatim, int quotes)
    {
        var text = new StringBuilder();
        var holes = 0;
        var isRaw = quotes >= 3;
        var end = new string('"', quotes);
        while (at < source.Length && !source.AsSpan(at).StartsWith(end))
        {
            if (dollars > 0 && source[at] == '{' && !isRaw && source[at + 1] == '{')
            {
                text.Append('{');
                at += 2;
            }
            else if (dollars > 0 && source[at] == '}' && !isRaw)
            {
                text.Append('}');
                at += 2;
            }
            else if (dollars > 0 && source.AsSpan(at).StartsWith(new string('{', isRaw ? dollars : 1)))
            {
                text.Append('{').Append(holes++).Append('}');
                at = AfterHole(source, at + (isRaw ? dollars : 1)) + (isRaw ? dollars : 1);
            }
            else if (source[at] == '\\' && !isVerbatim && !isRaw)
            {
                text.Append(source[at + 1] switch { 'n' => '\n', 't' => '\t', 'u' => (char)Convert.ToInt32(source.Substring(at + 2, 4), 16), var sign => sign });
                at += source[at + 1] == 'u' ? 6 : 2;
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        return (text.ToString(), at + quotes);
    }

    private static int AfterHole(string source, int at)
    {
        for (var depth = 0; ; at++)
        {
            switch (source[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case '}' when depth == 0:
                    return at;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '"':
                    for (at++; source[at] != '"'; at++)
                    {
                        at += source[at] == '\\' ? 1 : 0;
                    }

                    break;
            }
        }
    }
}
