using System.Net;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>Attacks 24, 27 and 28 on the running front: the way back from a login, what browsers may do with answers, where they are led.</summary>
[Collection(TwoWorkspacesCollection.Name)]
public sealed class FrontAttackTests(TwoWorkspaces two)
{
    private const string Secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private Product Product => two.Product;

    [Theory]
    [InlineData("")]
    [InlineData("?code=abc")]
    [InlineData("?state=&code=abc")]
    [InlineData("?state=guess&code=abc")]
    [InlineData("?state=acme.01a202c473fc71c3bdee5195252c9337." + Secret + "&code=abc")]
    [InlineData("?state=rival.01a202c473fc71c3bdee5195252c9337." + Secret + "&code=abc")]
    [InlineData("?state=..%2Frival.x.y&code=abc")]
    [InlineData("?state=acme.x.y&state=acme.x.z&code=abc")]
    [InlineData("?state=acme.x.y&code=abc&code=def")]
    public async Task Abuse24_a_way_back_that_nobody_began_is_400(string query)
    {
        using var eve = await Visitor.SignedIn(Product, TwoWorkspaces.Eve, TwoWorkspaces.Password);
        Assert.Equal(HttpStatusCode.BadRequest, await eve.Status("/channels/callback" + query));
        using var stranger = new Visitor(Product);
        Assert.Equal(HttpStatusCode.BadRequest, await stranger.Status("/channels/callback" + query));
    }

    [Theory]
    [InlineData("/inbox/acme")]
    [InlineData("/login")]
    public async Task Abuse27_no_page_may_be_framed_sniffed_or_run_scripts_of_others(string path)
    {
        using var eve = await Visitor.SignedIn(Product, TwoWorkspaces.Eve, TwoWorkspaces.Password);
        using var answer = await eve.Http.GetAsync(path);
        var policy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%09/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("evil.example")]
    public async Task Abuse28_signing_in_leads_to_paths_of_ours_only(string target)
    {
        using var visitor = new Visitor(Product);
        using var answer = await visitor.Post("/login?returnUrl=" + Uri.EscapeDataString(target), new() { ["email"] = TwoWorkspaces.Eve, ["password"] = TwoWorkspaces.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = new Uri(Product.Address, answer.Headers.Location!);
        Assert.Equal(Product.Address.Authority, location.Authority);
        Assert.Equal(Product.Address.Scheme, location.Scheme);
        Assert.DoesNotContain('\\', answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain("//", answer.Headers.Location.OriginalString.Replace(Product.Address.ToString(), "/", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
