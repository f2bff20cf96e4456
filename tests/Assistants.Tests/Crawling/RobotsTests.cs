using Chatbotics.Assistants.Crawling;

namespace Chatbotics.Assistants.Tests.Crawling;

/// <summary>robots.txt as RFC 9309 reads it.</summary>
public sealed class RobotsTests
{
    [Theory]
    [InlineData("Disallow: /", "/", false)]
    [InlineData("Disallow:", "/", true)]
    [InlineData("Disallow: /a", "/abc", false)]
    [InlineData("Disallow: /a/", "/a", true)]
    [InlineData("Disallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("Allow: /a\nDisallow: /a", "/a", true)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf?a", true)]
    [InlineData("Disallow: /*/print", "/a/b/print", false)]
    [InlineData("Disallow: /a*b*c", "/axxbxx", true)]
    [InlineData("Disallow: /*?", "/a?b=c", false)]
    [InlineData("Disallow: /x$", "/x", false)]
    [InlineData("Disallow: /x$", "/xy", true)]
    [InlineData("Disallow: /caf%C3%A9", "/café", false)]
    [InlineData("Disallow: /caf\u00E9", "/caf%c3%a9", false)]
    [InlineData("Disallow: /%7Ejoe", "/~joe", false)]
    [InlineData("disallow : /a # comment", "/a", false)]
    [InlineData("Disallow: relative", "/relative", true)]
    public void The_longest_rule_decides(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse("User-agent: *\n" + rules, "Chatbotics").Allows(new Uri("http://x.test" + path)));

    [Fact]
    public void Our_own_group_counts_alone_wherever_it_stands_and_however_it_is_written()
    {
        const string Text = "\uFEFFUser-agent: *\nDisallow: /\n\nUser-Agent: other\nUSER-AGENT: CHATBOTICS/2.0\nDisallow: /mine\nCrawl-delay: 99\nSitemap: /s.xml\nUser-agent: chatbotics\nDisallow: /too\n";

        var rules = RobotsRules.Parse(Text, "Chatbotics");

        Assert.True(rules.Allows(new Uri("http://x.test/")));
        Assert.False(rules.Allows(new Uri("http://x.test/mine")));
        Assert.False(rules.Allows(new Uri("http://x.test/too")));
        Assert.Equal(TimeSpan.FromSeconds(10), rules.Delay);
        Assert.Equal(["/s.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Not found</html>")]
    [InlineData("Disallow: /\n")]
    [InlineData("User-agent: other\nDisallow: /")]
    public void Anything_else_allows_all(string text) => Assert.True(RobotsRules.Parse(text, "Chatbotics").Allows(new Uri("http://x.test/a")));

    [Fact]
    public void Patterns_of_stars_take_no_time()
    {
        var rules = RobotsRules.Parse("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("*a", 400)) + "$\n", 500)), "Chatbotics");

        Assert.True(rules.Allows(new Uri("http://x.test/" + new string('a', 399))));
    }
}
