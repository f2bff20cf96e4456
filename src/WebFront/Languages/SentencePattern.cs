using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chatbotics.WebFront.Languages;

/// <summary>
/// A sentence with values. Reads the values back out of what was said in English and puts them into the translation, where
/// <c>{0:say}</c> is a value that is itself a sentence or a word of the domain.
/// </summary>
internal sealed partial class SentencePattern
{
    private const int Telling = 12;

    private readonly string[] _fixed;
    private readonly int[] _holes;
    private readonly string _translation;
    private readonly SpokenLanguage _language;
    private readonly bool _counts;

    private SentencePattern(string form, string translation, SpokenLanguage language, bool counts)
    {
        _fixed = Hole().Split(form);
        _holes = [.. Hole().Matches(form).Select(static match => int.Parse(match.ValueSpan[1..^1], CultureInfo.InvariantCulture))];
        (_translation, _language, _counts) = (translation, language, counts);
        Weight = _fixed.Sum(static part => part.Length);
    }

    /// <summary>How many signs of the sentence stand fast.</summary>
    public int Weight { get; }

    /// <summary>The patterns of a sentence: none where it has no values, one for each form where it counts.</summary>
    /// <param name="english">The sentence with <c>{0}</c>, …; English forms for one and for others with a bar between them.</param>
    /// <param name="translation">Its translation, with the language's forms where it counts.</param>
    /// <param name="language">The language.</param>
    public static IEnumerable<SentencePattern> Of(string english, string translation, SpokenLanguage language) =>
        english.Contains('|', StringComparison.Ordinal)
            ? english.Split('|').Select(form => new SentencePattern(form, translation, language, counts: true))
            : Hole().IsMatch(english) ? [new SentencePattern(english, translation, language, counts: false)] : [];

    /// <summary>The values of what was said, by their numbers; null when it is another sentence.</summary>
    /// <param name="said">The English sentence.</param>
    public string[]? Read(string said)
    {
        if (said.Length < Weight || !said.StartsWith(_fixed[0], StringComparison.Ordinal) || !said.EndsWith(_fixed[^1], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new string[_holes.Length == 0 ? 0 : _holes.Max() + 1];
        var at = _fixed[0].Length;
        var last = said.Length - _fixed[^1].Length;
        for (var hole = 0; hole < _holes.Length; hole++)
        {
            var end = hole == _holes.Length - 1 ? last : said.IndexOf(_fixed[hole + 1], at, StringComparison.Ordinal);
            if (end < at || end > last)
            {
                return null;
            }

            values[_holes[hole]] = said[at..end];
            at = end + _fixed[hole + 1].Length;
        }

        // "{0} a day" would fit whatever ends so: with few words of its own it takes figures only.
        return _holes.Length == 0 ? (said == _fixed[0] ? values : null)
            : Weight < Telling && _fixed[0].Length == 0 && !(values[_holes[0]] is [var digit, ..] && char.IsAsciiDigit(digit)) ? null
            : values;
    }

    /// <summary>The translation with its values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="say">Says a value that is a sentence or a word.</param>
    public string Write(string[] values, Func<string, string> say)
    {
        var text = _translation;
        if (_counts)
        {
            var count = values is [{ } figure, ..] && long.TryParse(figure, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : 1;
            text = PluralForms.Pick(text, _language.Tag, count);
        }

        var written = new StringBuilder();
        var from = 0;
        foreach (var hole in Filled().EnumerateMatches(text))
        {
            written.Append(text, from, hole.Index - from);
            var mark = text.AsSpan(hole.Index + 1, hole.Length - 2);
            var value = values.ElementAtOrDefault(mark[0] - '0') ?? "";
            written.Append(mark.EndsWith(":say") ? say(value) : Figure(value));
            from = hole.Index + hole.Length;
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    // Thousands are set apart, and days written, as the language does it.
    private string Figure(string value) =>
        value.Contains(',', StringComparison.Ordinal) && long.TryParse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N0", _language.Culture)
        : DateTime.TryParseExact(value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString($"{_language.Culture.DateTimeFormat.MonthDayPattern} yyyy", _language.Culture)
        : value;

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{[0-9](:say)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Filled();
}
