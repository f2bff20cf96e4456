using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>The languages that a business mostly writes in, each by its own name.</summary>
internal static class Languages
{
    /// <summary>Tags and names.</summary>
    public static ImmutableArray<(string Tag, string Name)> All { get; } =
    [
        ("en", "English"), ("ar", "العربية"), ("bn", "বাংলা"), ("cs", "Čeština"), ("da", "Dansk"), ("de", "Deutsch"), ("el", "Ελληνικά"),
        ("es", "Español"), ("fi", "Suomi"), ("fr", "Français"), ("he", "עברית"), ("hi", "हिन्दी"), ("id", "Bahasa Indonesia"), ("it", "Italiano"),
        ("ja", "日本語"), ("ko", "한국어"), ("ms", "Bahasa Melayu"), ("nb", "Norsk"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"),
        ("pt-BR", "Português (Brasil)"), ("ro", "Română"), ("ru", "Русский"), ("sv", "Svenska"), ("th", "ไทย"), ("tr", "Türkçe"),
        ("uk", "Українська"), ("ur", "اردو"), ("vi", "Tiếng Việt"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"),
    ];
}
