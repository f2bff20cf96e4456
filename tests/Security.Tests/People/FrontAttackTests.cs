using System.Net;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>Attacks 24, 27 and 28 on the running front: the way back from a login, what browsers may do with answers, where they are led.</summary>
[Collection(TwoWorkspacesCollection.Name)]
public sealed class FrontAttackTests(TwoWorkspaces two)
{
    private const string Secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Ways =
    [
        "", "?code=abc", "?state=&code=abc", "?state=guess&code=abc",
        "?state=acme.01a202c473fc71c3bdee5195252c9337." + Secret + "&code=abc",
        "?state=rival.01a202c473fc71c3bdee5195252c9337." + Secret + "&code=abc",
        "?state=..%2Frival.x.y&code=abc", "?state=acme.x.y&state=acme.x.z&code=abc", "?state=acme.x.y&code=abc&code=def",
    ];

    private Product Product => two.Product;

    [Fact]
    public async Task Abuse24_a_way_back_that_nobody_began_is_400()
    {
        using var eve = await Eve("127.0.24.1");
        using var stranger = new Visitor(Product);
        foreach (var query in Ways)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await eve.Status("/channels/callback" + query));
            Assert.Equal(HttpStatusCode.BadRequest, await stranger.Status("/channels/callback" + query));
        }
    }

    [Fact]
    public async Task Abuse27_no_page_may_be_framed_sniffed_or_run_scripts_of_others()
    {
        using var eve = await Eve("127.0.27.1");
        foreach (var path in new[] { "/inbox/acme", "/login" })
        {
            using var answer = await eve.Http.GetAsync(path);
            var policy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Abuse28_signing_in_leads_to_paths_of_ours_only()
    {
        var targets = new[]
        {
            "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example/", "javascript:alert(1)",
            "/%09/evil.example", "/\t/evil.example", "evil.example",
        };
        for (var index = 0; index < targets.Length; index++)
        {
            // From an address each: that one address signs in so often is slowed down.
            using var visitor = new Visitor(Product, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"127.0.28.{index + 1}"));
            using var answer = await visitor.Post("/login?returnUrl=" + Uri.EscapeDataString(targets[index]), new() { ["email"] = TwoWorkspaces.Eve, ["password"] = TwoWorkspaces.Password });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var location = new Uri(Product.Address, answer.Headers.Location!);
            Assert.Equal((Product.Address.Scheme, Product.Address.Authority), (location.Scheme, location.Authority));
            Assert.DoesNotContain('\\', answer.Headers.Location!.OriginalString);
        }
    }

    private async Task<Visitor> Eve(string from)
    {
        var visitor = new Visitor(Product, from);
        using var answer = await visitor.SignIn(TwoWorkspaces.Eve, TwoWorkspaces.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }
}
