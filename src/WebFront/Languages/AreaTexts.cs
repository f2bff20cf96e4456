using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Chatbotics.WebFront.Languages;

/// <summary>
/// The texts of one area of the dashboard in every language. A text is known by its English words; where one word has two
/// meanings, the key says which after a number sign ("Open#verb"). Read once per language into a frozen table, so that a text
/// costs one look-up and nothing is allocated.
/// </summary>
internal sealed class AreaTexts : IStringLocalizer
{
    private readonly ImmutableArray<Lazy<FrozenDictionary<string, string>>> _tables;

    /// <summary>Texts of a resource file of this folder.</summary>
    /// <param name="area">The file's name, for example "Inbox" for <c>Inbox.resx</c>, <c>Inbox.de.resx</c>, …</param>
    public AreaTexts(string area)
    {
        Area = area;
        var resources = new ResourceManager($"{typeof(AreaTexts).Namespace}.{area}", typeof(AreaTexts).Assembly);
        _tables = [.. Speech.All.Select(language => new Lazy<FrozenDictionary<string, string>>(() => Read(resources, language.Culture)))];
    }

    /// <summary>The area's name.</summary>
    public string Area { get; }

    /// <summary>All texts of a language, by their English words.</summary>
    /// <param name="language">The language.</param>
    public FrozenDictionary<string, string> In(SpokenLanguage language) => _tables[Speech.All.IndexOf(language)].Value;

    /// <summary>A text in the language of this flow; the English one where it has none.</summary>
    /// <param name="key">Its English words.</param>
    public string this[string key] => Find(key, Place()) ?? English(key);

    /// <summary>A text with values in it, as <see cref="string.Format(IFormatProvider?, string, object?)"/> puts them.</summary>
    /// <param name="key">Its English words, with <c>{0}</c>, <c>{1}</c>, ….</param>
    /// <param name="values">The values.</param>
    public string this[string key, params ReadOnlySpan<object?> values] => string.Format(Speech.Culture, this[key], values);

    /// <summary>A sentence about what somebody did; it has words of its own, under the key with "#you", for who did it oneself.</summary>
    /// <param name="key">Its English words, where "You" and a name can stand for <c>{0}</c>.</param>
    /// <param name="isReader">Whether it was the reader.</param>
    /// <param name="values">The values, who did it first.</param>
    public string Told(string key, bool isReader, params ReadOnlySpan<object?> values) => this[isReader ? key + "#you" : key, values];

    /// <summary>A text that counts.</summary>
    /// <param name="key">The English forms for one and for others with a bar between them: "{0} file|{0} files".</param>
    /// <param name="count">How many; the value <c>{0}</c>.</param>
    /// <param name="more">The values <c>{1}</c>, ….</param>
    public string Count(string key, long count, params ReadOnlySpan<object?> more)
    {
        var place = Place();
        var (forms, tag) = Find(key, place) is { } found ? (found, Speech.All[place].Tag) : (English(key), "en");
        return string.Format(Speech.Culture, PluralForms.Pick(forms, tag, count), [count, .. more]);
    }

    /// <summary>Marks English words that are looked up later, where the language is known: places, sections, choices.</summary>
    /// <param name="key">The words.</param>
    /// <returns>The same words.</returns>
    public static string Later(string key) => key;

    LocalizedString IStringLocalizer.this[string name] => new(name, this[name], Find(name, Place()) is null);

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] => new(name, this[name, arguments], Find(name, Place()) is null);

    IEnumerable<LocalizedString> IStringLocalizer.GetAllStrings(bool includeParentCultures) =>
        _tables[Place()].Value.Select(static one => new LocalizedString(one.Key, one.Value));

    private static string English(string key) => key.LastIndexOf('#') is > 0 and var end && key.AsSpan(end + 1).IndexOfAnyExceptInRange('a', 'z') < 0 ? key[..end] : key;

    private static int Place() => Speech.All.IndexOf(Speech.Current);

    private static FrozenDictionary<string, string> Read(ResourceManager resources, CultureInfo culture)
    {
        // English lies in the assembly itself, the others in satellites.
        var neutral = Speech.All[0].Culture.Equals(culture) ? CultureInfo.InvariantCulture : culture;
        using var set = resources.GetResourceSet(neutral, createIfNotExists: true, tryParents: false);
        return set is null
            ? FrozenDictionary<string, string>.Empty
            : set.Cast<System.Collections.DictionaryEntry>()
                .Where(static entry => entry.Value is string)
                .ToFrozenDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private string? Find(string key, int place) => _tables[place].Value.TryGetValue(key, out var text) ? text : null;
}
