using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chatbotics.WebFront.Languages;
using Microsoft.Extensions.Localization;

namespace Chatbotics.WebFront.Tests.Languages;

public sealed partial class ResourceTests
{
    [Fact]
    public void Each_text_that_a_page_asks_for_exists_in_every_language()
    {
        var known = Texts.All.ToDictionary(area => area.Area, area => Speech.All.Select(language => Read(area.Area, language)).ToArray());
        var missing = SourceFiles.Asked()
            .SelectMany(asked => asked.How == "Told" ? [asked, asked with { Key = asked.Key + "#you" }] : new[] { asked })
            .Where(asked => asked.How == "Later"
                ? !known.Values.Any(languages => languages.All(texts => texts.ContainsKey(asked.Key)))
                : !known.TryGetValue(asked.Area, out var languages) || languages.Any(texts => !texts.ContainsKey(asked.Key)))
            .Select(asked => $"{asked.File}: {asked.Area}: {asked.Key}")
            .Distinct()
            .ToList();
        Assert.True(missing.Count == 0, "Without a text in every language:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void English_says_what_the_key_says()
    {
        foreach (var area in Texts.All)
        {
            Assert.All(Read(area.Area, Speech.All[0]), text => Assert.Equal(Meaning().Replace(text.Key, ""), text.Value));
        }
    }

    [Fact]
    public void Each_translation_has_the_values_and_the_forms_of_its_text()
    {
        var wrong = new List<string>();
        foreach (var area in Texts.All)
        {
            foreach (var language in Speech.All)
            {
                foreach (var (key, text) in Read(area.Area, language))
                {
                    var forms = text.Split('|');
                    var wished = Values(key);
                    var good = key.Contains('|', StringComparison.Ordinal)
                        ? forms.Length == PluralForms.Number(language.Tag) && forms.All(form => Values(form).IsSubsetOf(wished))
                        : key.EndsWith("#you", StringComparison.Ordinal) ? Values(text).IsSubsetOf(wished) : Values(text).SetEquals(wished);
                    if (!good || text.Length == 0)
                    {
                        wrong.Add($"{area.Area}, {language.Tag}: {key} => {text}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void No_translation_is_left_in_English()
    {
        // Names and words that are the same in the other language.
        var same = 0;
        var all = 0;
        foreach (var area in Texts.All)
        {
            foreach (var (key, text) in Read(area.Area, Speech.Find("ar")!))
            {
                all++;
                same += Letters().IsMatch(key) && text == Meaning().Replace(key, "") ? 1 : 0;
            }
        }

        Assert.InRange(same, 0, all / 20);
    }

    [Fact]
    public void The_built_product_speaks_all_of_them()
    {
        Assert.Equal("Anmelden", In("de", () => Texts.Account["Sign in"]));
        Assert.Equal("تسجيل الدخول", In("ar-EG", () => Texts.Account["Sign in"]));
        Assert.Equal("Sign in", In("fr", () => Texts.Account["Sign in"]));
        Assert.Equal("Never seen", In("de", () => Texts.Account["Never seen#here"]));
        IStringLocalizer standard = Texts.Account;
        Assert.Equal("Anmelden", In("de", () => standard["Sign in"].Value));
        Assert.True(In("de", () => standard["Never seen"].ResourceNotFound));
    }

    [Theory]
    [InlineData("en", 1, "1 conversation")]
    [InlineData("en", 0, "0 conversations")]
    [InlineData("de", 1, "1 Unterhaltung")]
    [InlineData("de", 2, "2 Unterhaltungen")]
    [InlineData("ar", 1, "محادثة واحدة")]
    [InlineData("ar", 2, "محادثتان")]
    [InlineData("ar", 3, "3 محادثات")]
    [InlineData("ar", 11, "11 محادثة")]
    [InlineData("ar", 103, "103 محادثات")]
    public void Words_follow_their_count(string language, int count, string expected) =>
        Assert.Equal(expected, In(language, () => Texts.Inbox.Count("{0} conversation|{0} conversations", count)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(10, 3)]
    [InlineData(11, 4)]
    [InlineData(99, 4)]
    [InlineData(100, 5)]
    [InlineData(102, 5)]
    [InlineData(110, 3)]
    [InlineData(111, 4)]
    public void Arabic_has_six_forms(int count, int form) => Assert.Equal(form, PluralForms.Index("ar", count));

    [Fact]
    public void A_language_stays_with_what_a_grain_calls()
    {
        var said = "";
        var kept = In("de", () => Speech.Keep(() => said = Texts.Account["Sign in"]));
        In("ar", () =>
        {
            kept();
            return 0;
        });
        Assert.Equal("Anmelden", said);
    }

    private static T In<T>(string tag, Func<T> what)
    {
        var former = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(tag);
        try
        {
            return what();
        }
        finally
        {
            CultureInfo.CurrentUICulture = former;
        }
    }

    private static Dictionary<string, string> Read(string area, SpokenLanguage language)
    {
        var file = Path.Combine(SourceFiles.Folder, "Languages", language.Tag == "en" ? $"{area}.resx" : $"{area}.{language.Tag}.resx");
        return XDocument.Load(file).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);
    }

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex(@"\{(?<number>\d+)")]
    private static partial Regex Value();

    [GeneratedRegex("(?<=.)#[a-z]+$")]
    private static partial Regex Meaning();

    [GeneratedRegex("[A-Za-z]{3}")]
    private static partial Regex Letters();
}
