namespace Chatbotics.WebFront.Languages;

/// <summary>
/// Which form of a word goes with a count. The rules are those of the Unicode CLDR for whole numbers: English and German have
/// "one" and "other", Arabic "zero", "one", "two", "few", "many" and "other". A text holds its forms in this order, with a bar
/// between them.
/// </summary>
internal static class PluralForms
{
    /// <summary>How many forms a text has in a language.</summary>
    /// <param name="tag">The language.</param>
    public static int Number(string tag) => tag == "ar" ? 6 : 2;

    /// <summary>Which form goes with a count, from 0.</summary>
    /// <param name="tag">The language.</param>
    /// <param name="count">How many; not negative.</param>
    public static int Index(string tag, long count) => tag == "ar" ? Arabic(count) : count == 1 ? 0 : 1;

    /// <summary>The form that goes with a count; the last where a text has fewer.</summary>
    /// <param name="forms">The forms, with bars between them.</param>
    /// <param name="tag">The language.</param>
    /// <param name="count">How many; not negative.</param>
    public static string Pick(string forms, string tag, long count)
    {
        var index = Index(tag, count);
        var start = 0;
        for (var form = 0; ; form++)
        {
            var end = forms.IndexOf('|', start);
            if (end < 0)
            {
                return forms[start..];
            }

            if (form == index)
            {
                return forms[start..end];
            }

            start = end + 1;
        }
    }

    private static int Arabic(long count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        _ => (count % 100) switch
        {
            >= 3 and <= 10 => 3,
            >= 11 => 4,
            _ => 5,
        },
    };
}
