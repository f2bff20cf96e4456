using System.Globalization;
using System.Text;

namespace Chatbotics.Grains.Contacts.Indexing;

/// <summary>Cuts names, numbers and addresses into what people type to find them.</summary>
internal static class WordForms
{
    /// <summary>The shortest beginning that finds something.</summary>
    public const int Shortest = 2;

    /// <summary>Words count up to this length.</summary>
    public const int Longest = 12;

    private const int MostWords = 24;
    private const int ShortestNumber = 4;

    /// <summary>The words of a search: each in the form in which the index has it.</summary>
    /// <param name="text">As somebody typed it; hostile.</param>
    public static IEnumerable<string> Typed(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length >= ShortestNumber && text.All(static sign => char.IsAsciiDigit(sign) || sign is ' ' or '+' or '-' or '(' or ')' or '.' or '/'))
        {
            return ["#" + digits.TrimStart('0')];
        }

        return Words(text).Where(static word => word.Length >= Shortest).Select(Cut).Distinct(StringComparer.Ordinal).Take(8);
    }

    /// <summary>Everything that finds a name or an address.</summary>
    /// <param name="text">The name.</param>
    public static IEnumerable<string> OfName(string text)
    {
        foreach (var word in Words(text).Take(MostWords))
        {
            var cut = Cut(word);
            for (var length = Math.Min(Shortest, cut.Length); length <= cut.Length; length++)
            {
                yield return cut[..length];
            }
        }
    }

    /// <summary>Everything that finds a phone number: its beginnings, and its ends as people remember them.</summary>
    /// <param name="number">"+" and digits.</param>
    public static IEnumerable<string> OfNumber(string number)
    {
        var digits = number.TrimStart('+');
        for (var length = ShortestNumber; length <= digits.Length; length++)
        {
            yield return "#" + digits[..length];
            if (length < digits.Length)
            {
                yield return "#" + digits[^length..].TrimStart('0');
            }
        }
    }

    /// <summary>A text without case, accents and compatibility forms.</summary>
    /// <param name="text">The text.</param>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant().Trim();
        }

        var decomposed = Decompose(text);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var sign in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(sign));
            }
        }

        return folded.ToString().Trim();
    }

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair has no normal form.
            return string.Concat(text.Where(static sign => !char.IsSurrogate(sign)));
        }
    }

    private static string Cut(string word) => word.Length <= Longest ? word : word[..Longest];

    private static IEnumerable<string> Words(string text)
    {
        var folded = Fold(text.Length <= 500 ? text : text[..500]);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var isPart = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || char.IsSurrogate(folded[i]));
            if (isPart && start < 0)
            {
                start = i;
            }
            else if (!isPart && start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }
        }
    }
}
