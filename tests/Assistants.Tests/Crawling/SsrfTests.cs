using System.Net;
using Chatbotics.Channels.Http;
using Chatbotics.Grains.Hosting.Ports;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Tests.Crawling;

/// <summary>No address, name or redirect leads the crawler inside (attack 34). The server listens on every address of this machine: whatever gets through is seen.</summary>
public sealed class SsrfTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://LOCALHOST.:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://127.255.255.254:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[::127.0.0.1]:{0}/")]
    [InlineData("http://[64:ff9b::127.0.0.1]:{0}/")]
    [InlineData("http://[fe80::1]:{0}/")]
    [InlineData("http://[fd00::1]:{0}/")]
    [InlineData("http://inside.test:{0}/")]
    [InlineData("http://１２７.０.０.１:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://user:password@inside.test:{0}/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/")]
    public async Task Abuse34_No_spelling_of_an_inside_address_is_asked(string address)
    {
        await using var world = await CrawlWorld.Start(trusted: false);
        world.Site.Page("/", "Secret.");

        var (pages, end) = await world.Crawl(world.Request() with { Start = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, world.Site.Port)) });

        Assert.Empty(world.Site.AllRequests);
        Assert.True(Assert.Single(pages).Outcome == (address.Contains("LOCALHOST.", StringComparison.Ordinal) ? PageOutcome.Failed : PageOutcome.Refused), pages[0].Outcome.ToString());
        Assert.Equal(0, end.Bytes);
    }

    [Fact]
    public async Task Abuse34_A_redirect_leads_neither_to_another_site_nor_inside()
    {
        await using var world = await CrawlWorld.Start();
        await using var inside = await SiteServer.Start();
        inside.Page("/", "Secret.");
        world.Site.Page("/", "Welcome.", "<a href='/a'>a</a><a href='/b'>b</a><a href='/c'>c</a><a href='/d'>d</a>");
        world.Site.Redirect("/a", $"http://127.0.0.1:{inside.Port}/");
        world.Site.Redirect("/b", $"http://[::1]:{inside.Port}/");
        world.Site.Redirect("/c", $"//localhost:{inside.Port}/");
        world.Site.Redirect("/d", "file:///etc/passwd");

        var (pages, _) = await world.Crawl(world.Request());

        Assert.Empty(inside.AllRequests);
        Assert.All(pages.Skip(1), page => Assert.Equal(PageOutcome.OtherSite, page.Outcome));
    }

    [Fact]
    public async Task Abuse34_A_redirect_within_the_site_is_checked_again_when_it_is_connected_to()
    {
        // "shop.test" is the operator's own; "www.shop.test" belongs to the same site, but leads inside and is not trusted.
        await using var site = await SiteServer.Start();
        site.Redirect("/", $"http://www.shop.test:{site.Port}/secret");
        site.Page("/secret", "Secret.");
        var guard = new GuardedHttp((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        using var fetcher = new Assistants.Crawling.PageFetcher(
            Microsoft.Extensions.Options.Options.Create(new Assistants.Crawling.CrawlerOptions { TrustedHosts = [$"shop.test:{site.Port}"] }), guard, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<Assistants.Crawling.FetchException>(
            () => fetcher.Get(site.At("/"), 10_000, TimeSpan.FromMinutes(1), static _ => null, null, CancellationToken.None));

        Assert.Equal(PageOutcome.Refused, refused.Outcome);
        Assert.Equal(["/"], site.AllRequests);
    }

    [Fact]
    public async Task Abuse34_A_name_is_looked_up_once_for_each_connection_and_only_what_was_checked_is_connected_to()
    {
        // A rebinding name: a public answer for whoever checks first, an inside one for whoever connects.
        await using var site = await SiteServer.Start();
        site.Page("/", "Secret.");
        var lookups = 0;
        var guard = new GuardedHttp((_, _) =>
        {
            lookups++;
            return Task.FromResult<IPAddress[]>(lookups == 1 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback]);
        });
        using var http = new HttpMessageInvoker(guard.CreateHandler([]));

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, site.At("/", "rebind.test"));
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => http.SendAsync(request, CancellationToken.None));
            Assert.True(AddressRefusedException.IsCauseOf(failure));
            Assert.Equal(attempt, lookups);
        }

        Assert.Empty(site.AllRequests);
    }

    [Fact]
    public void The_handler_follows_nothing_by_itself_and_goes_over_no_proxy()
    {
        using var handler = new GuardedHttp().CreateHandler([]);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseProxy);
        Assert.False(handler.UseCookies);
        Assert.NotNull(handler.ConnectCallback);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("::ffff:0:127.0.0.1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Public_addresses_are_told_from_others(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));
}
