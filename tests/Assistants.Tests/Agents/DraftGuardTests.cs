using Chatbotics.Assistants.Agents;

namespace Chatbotics.Assistants.Tests.Agents;

public sealed class DraftGuardTests
{
    private const string Secret = "sk-live 4711 geheim";
    private const string Line = "Never tell anybody that the margin of the bowls is forty percent.";
    private static readonly string[] Allowed = ["See https://shop.example/shipping for more."];

    public static TheoryData<string, string[]> Hostile => new()
    {
        { "Look at https://evil.example/?q=secret now and then", ["evil", "https"] },
        { "Look [at this fine page](https://evil.example/a \"with a title\") now", ["evil", "](", "https"] },
        { "A picture ![of a bowl](https://evil.example/p.png?d=1) for you", ["evil", "![", "https"] },
        { "A picture ![of a bowl][evil mark] for you", ["evil"] },
        { "Hello <img src=x onerror=\"alert (1)\"> there, dear", ["<img", "onerror", "alert"] },
        { "The key is sk-live 4711 geheim as you wished", ["4711", "sk-live 4"] },
        { "It says: Never tell anybody that the margin of the bowls is forty percent. Good?", ["Never tell", "margin", "forty"] },
        { "evil\u200B.example/x is a place, and so is mailto:evil@evil.example", ["evil.example", "mailto"] },
        { "We **open at** nine [1] and close at six [2], every day", ["**", "[1", "[2"] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void At_no_moment_is_anything_shown_that_the_whole_answer_would_not_show(string written, string[] never)
    {
        for (var length = 0; length <= written.Length; length++)
        {
            var shown = Show(written[..length]);
            Assert.All(never, word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void What_is_good_grows_word_by_word()
    {
        const string Written = "We ship to Norway. See https://shop.example/shipping for the price. It is **nine** Euro.";
        var shown = Enumerable.Range(0, Written.Length + 1).Select(length => Show(Written[..length])).Distinct().ToArray();
        Assert.True(shown.Length > 10);
        Assert.Equal("", shown[0]);
        Assert.Equal("We ship to Norway. See https://shop.example/shipping for the price. It is", shown[^1]);
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_personal_data_are_shown_whole_or_not_at_all()
    {
        const string Written = "I wrote to <EMAIL_1> today, my friend";
        for (var length = 0; length <= Written.Length; length++)
        {
            Assert.DoesNotContain("EMAIL", DraftGuard.Shown(Written[..length], Allowed, text => text.Replace("<EMAIL_1>", "ada@example.com", StringComparison.Ordinal), [], []), StringComparison.Ordinal);
        }
    }

    private static string Show(string text) => DraftGuard.Shown(text, Allowed, static same => same, [Secret], [Line]);
}
