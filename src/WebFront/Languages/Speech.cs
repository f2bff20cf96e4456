using System.Collections.Immutable;
using System.Globalization;

namespace Chatbotics.WebFront.Languages;

/// <summary>
/// The languages that the dashboard speaks, and the one it speaks now: the flow's <see cref="CultureInfo.CurrentUICulture"/>.
/// The flow's other culture stays as it is, so that no protocol ever writes a decimal comma because somebody reads German.
/// </summary>
internal static class Speech
{
    private static readonly CultureInfo English = new("en");

    /// <summary>The languages, each by its own name; the first is what is spoken where nobody wished for another.</summary>
    public static ImmutableArray<SpokenLanguage> All { get; } =
    [
        new(English, "English"),
        new(new CultureInfo("de"), "Deutsch"),
        new(new CultureInfo("ar"), "العربية"),
    ];

    /// <summary>The language of this flow; English where it is none of ours.</summary>
    public static SpokenLanguage Current => Find(CultureInfo.CurrentUICulture) ?? All[0];

    /// <summary>The rules for dates and numbers that are shown. Never for what a program reads.</summary>
    public static CultureInfo Culture => Current.Culture;

    /// <summary>Speaks a language for the rest of this flow.</summary>
    /// <param name="language">The language.</param>
    public static void Use(SpokenLanguage language) => CultureInfo.CurrentUICulture = language.Culture;

    /// <summary>Does something in a language, for example writing a mail to who reads it.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="language">The language.</param>
    /// <param name="what">What to do; it must not go on behind this call.</param>
    public static T In<T>(SpokenLanguage language, Func<T> what)
    {
        using var _ = new Turn(language.Culture);
        return what();
    }

    /// <summary>The language of a tag such as "de-AT"; null for one that is not spoken.</summary>
    /// <param name="tag">A BCP 47 tag; null for none.</param>
    public static SpokenLanguage? Find(string? tag)
    {
        if (tag is null)
        {
            return null;
        }

        var primary = tag.AsSpan(0, tag.IndexOf('-', StringComparison.Ordinal) is >= 0 and var end ? end : tag.Length);
        foreach (var language in All)
        {
            if (primary.Equals(language.Tag, StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }

        return null;
    }

    /// <summary>
    /// Lets what is called from outside of a page, for example by a grain's observer, speak the page's language. What a page
    /// itself begins, timers too, speaks it by itself.
    /// </summary>
    /// <param name="call">What will be called.</param>
    public static Action Keep(Action call)
    {
        var culture = CultureInfo.CurrentUICulture;
        return () =>
        {
            using var _ = new Turn(culture);
            call();
        };
    }

    /// <inheritdoc cref="Keep(Action)"/>
    /// <typeparam name="T">What is told.</typeparam>
    public static Action<T> Keep<T>(Action<T> call)
    {
        var culture = CultureInfo.CurrentUICulture;
        return told =>
        {
            using var _ = new Turn(culture);
            call(told);
        };
    }

    /// <inheritdoc cref="Keep(Action)"/>
    /// <typeparam name="TFirst">What is told.</typeparam>
    /// <typeparam name="TSecond">What else is told.</typeparam>
    public static Action<TFirst, TSecond> Keep<TFirst, TSecond>(Action<TFirst, TSecond> call)
    {
        var culture = CultureInfo.CurrentUICulture;
        return (first, second) =>
        {
            using var _ = new Turn(culture);
            call(first, second);
        };
    }

    private static SpokenLanguage? Find(CultureInfo culture)
    {
        foreach (var language in All)
        {
            if (ReferenceEquals(culture, language.Culture))
            {
                return language;
            }
        }

        return Find(culture.Name);
    }

    /// <summary>Speaks a language until it is disposed.</summary>
    private readonly struct Turn : IDisposable
    {
        private readonly CultureInfo _former;

        public Turn(CultureInfo culture)
        {
            _former = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = culture;
        }

        public void Dispose() => CultureInfo.CurrentUICulture = _former;
    }
}
