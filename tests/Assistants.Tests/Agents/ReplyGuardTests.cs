using Chatbotics.Assistants.Agents;

namespace Chatbotics.Assistants.Tests.Agents;

public sealed class ReplyGuardTests
{
    private static readonly string[] Allowed = ["See https://shop.example/shipping for more, or shop.example/care."];

    [Theory]
    [InlineData("Look at https://evil.example/?q=secret.", "Look at .")]
    [InlineData("Look at HTTPS://EVIL.example/x now", "Look at now")]
    [InlineData("![x](https://evil.example/p.png?d=1) hello", "hello")]
    [InlineData("[click](https://evil.example)", "click")]
    [InlineData("www.evil.example/abc", "")]
    [InlineData("evil.example/abc?x=1 ok", "ok")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("data:text/html;base64,AAAA", "")]
    [InlineData("<img src=x onerror=alert(1)>hi<b>!</b>", "hi!")]
    [InlineData("https://shop.example.evil.example/shipping", "")]
    [InlineData("https://shop.example/shipping?d=secret", "")]
    [InlineData("xn--evl-0na.example here", "here")]
    [InlineData("evil\u200B.example/x", "")]
    public void Links_that_nobody_gave_are_taken_out(string written, string left)
    {
        var clean = ReplyGuard.Clean(written, Allowed, out var removed);
        Assert.Equal(left, clean);
        Assert.True(removed.Count > 0 || written.Contains('<', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("See https://shop.example/shipping.")]
    [InlineData("See shop.example/care, please")]
    [InlineData("It costs 5.90 and takes 2.5 hours, e.g. on Monday. Ok?")]
    [InlineData("Write to ada@example.com")]
    [InlineData("Öffnungszeiten: 10:00 bis 18:00")]
    public void What_is_good_stays(string written) => Assert.Equal(written, ReplyGuard.Clean(written, Allowed, out _));

    [Fact]
    public void Named_links_lose_their_dress_only() =>
        Assert.Equal("Shipping https://shop.example/shipping and bold", ReplyGuard.Clean("[Shipping](https://shop.example/shipping) and **bold**", Allowed, out _));
}
