using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Chatbotics.Assistants.Crawling;
using Chatbotics.Grains.Knowledge;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Assistants.Tests.Crawling;

/// <summary>What a crawl fetches, what it leaves, and where it ends.</summary>
public sealed class CrawlTests
{
    [Fact]
    public async Task A_site_is_crawled_by_its_links_each_page_once_and_nothing_beside_it()
    {
        await using var world = await CrawlWorld.Start();
        var site = world.Site;
        site.Page("/", "Welcome.", $"<a href='/a'>a</a> <a href='/a#part'>a</a> <a href='/a?utm_source=x'>a</a> <a href='b'>b</a> <a href='http://other.test/'>x</a> <a href='mailto:x@y.z'>m</a> <a href='javascript:alert(1)'>j</a>");
        site.Page("/a", "Article A.", $"<a href='/'>home</a><a href='http://www.shop.test:{site.Port}/c'>c</a><a rel='nofollow' href='/hidden'>h</a>");
        site.Page("/b", "Article B.");
        site.Page("/c", "Article C.");

        var (pages, end) = await world.Crawl(world.Request());

        Assert.Equal(["/", "/a", "/b", "/c"], site.Requests);
        Assert.All(pages, page => Assert.Equal(PageOutcome.Fetched, page.Outcome));
        Assert.Contains(pages[1].Content!.Blocks, block => block is ParagraphBlock { Text: var text } && text.Contains("Article A.", StringComparison.Ordinal));
        Assert.Equal((CrawlEndReason.Complete, 4), (end.Reason, end.Pages));
        Assert.Equal("Chatbotics/1.0 (+https://chatbotics.example/crawler)", site.LastAgent);
    }

    [Fact]
    public async Task Robots_are_obeyed_for_links_starts_and_redirects()
    {
        await using var world = await CrawlWorld.Start();
        world.Site.Text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: chatbotics\nDisallow: /private\nAllow: /private/open\n");
        world.Site.Page("/", "Welcome.", "<a href='/private/x'>x</a><a href='/private/open'>o</a><a href='/moved'>m</a>");
        world.Site.Page("/private/open", "Open.");
        world.Site.Page("/private/x", "Never.");
        world.Site.Redirect("/moved", "/private/x");

        var (pages, _) = await world.Crawl(world.Request());
        var (start, _) = await world.Crawl(world.Request("/private/x"));

        Assert.Equal([PageOutcome.Fetched, PageOutcome.Forbidden, PageOutcome.Fetched, PageOutcome.Forbidden], pages.Select(page => page.Outcome));
        Assert.Equal(PageOutcome.Forbidden, Assert.Single(start).Outcome);
        Assert.DoesNotContain("/private/x", world.Site.Requests);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    [InlineData(500, 0)]
    [InlineData(503, 0)]
    public async Task Without_robots_all_is_allowed_and_with_broken_ones_nothing(int status, int fetched)
    {
        await using var world = await CrawlWorld.Start();
        world.Site.Text("/robots.txt", "text/plain", "", status);
        world.Site.Page("/", "Welcome.");

        var (pages, _) = await world.Crawl(world.Request());

        Assert.Equal(fetched, pages.Count(page => page.Outcome == PageOutcome.Fetched));
        Assert.Equal(fetched, world.Site.Requests.Count);
    }

    [Fact]
    public async Task Sitemaps_are_followed_to_lists_of_lists_packed_ones_and_plain_ones()
    {
        await using var world = await CrawlWorld.Start();
        var site = world.Site;
        site.Text("/robots.txt", "text/plain", "Sitemap: /sitemap-index.xml\nSitemap: http://evil.test/sitemap.xml");
        site.Text("/sitemap-index.xml", "application/xml", $"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.At("/one.xml.gz")}</loc></sitemap><sitemap><loc>{site.At("/two.txt")}</loc></sitemap></sitemapindex>");
        site.On("/one.xml.gz", async context =>
        {
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await zip.WriteAsync(Encoding.UTF8.GetBytes($"<urlset xmlns:image='i'><url><loc>{site.At("/a")}</loc><image:image><image:loc>{site.At("/picture.png")}</image:loc></image:image></url><url><loc>http://evil.test/x</loc></url></urlset>"));
        });
        site.Text("/two.txt", "text/plain", $"{site.At("/b")}\n{site.At("/a")}\n");
        site.Page("/a", "Article A.");
        site.Page("/b", "Article B.", "<a href='/linked'>l</a>");
        site.Page("/", "Home.");

        var (pages, end) = await world.Crawl(world.Request() with { WithSitemaps = true, FollowLinks = false });
        var (own, _) = await world.Crawl(new CrawlRequest { Start = site.At("/sitemap-index.xml"), Limits = new CrawlLimits { Delay = TimeSpan.Zero }, FollowLinks = false });

        Assert.Equal(["/", "/a", "/b"], pages.Select(page => page.Address.AbsolutePath));
        Assert.Equal(["/a", "/b"], own.Select(page => page.Address.AbsolutePath));
        Assert.Equal(CrawlEndReason.Complete, end.Reason);
        Assert.DoesNotContain("evil.test", world.Lookups);
    }

    [Fact]
    public async Task Pages_keep_their_own_address_and_the_same_content_comes_once()
    {
        await using var world = await CrawlWorld.Start();
        var site = world.Site;
        string Own(string path) => $"<link rel='canonical' href='{site.At(path)}'>";
        site.Page("/", "Welcome.", "<a href='/shoes?color=red'>r</a><a href='/shoes'>s</a><a href='/copy'>c</a><a href='/print'>p</a><a href='/liar'>l</a><a href='/quiet'>q</a>");
        site.Page("/shoes?color=red", "All shoes.", head: Own("/shoes"));
        site.Page("/shoes", "All shoes.", head: Own("/shoes"));
        site.Page("/copy", "The very same text.");
        site.Text("/print", "text/html", "<html><head><title>Print</title></head><body><main>The very same text.</main></body></html>");
        site.Page("/liar", "Something else, which claims to be the shoes.", head: Own("/shoes"));
        site.Page("/quiet", "Not for search.", head: "<meta name='robots' content='noindex, nofollow'>", links: "<a href='/beyond'>b</a>");

        var (pages, _) = await world.Crawl(world.Request());

        Assert.Equal(
            ["/ Fetched", "/shoes Fetched", "/shoes Duplicate", "/copy Fetched", "/print Duplicate", "/liar Fetched", "/quiet NoIndex"],
            pages.Select(page => $"{page.Address.AbsolutePath} {page.Outcome}"));
        Assert.Equal("/copy", pages[4].SameAs!.AbsolutePath);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_what_is_gone_is_told()
    {
        await using var world = await CrawlWorld.Start();
        world.Site.On("/", async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync("<main>Welcome.<a href='/gone'>g</a></main>"u8.ToArray());
        });

        var (first, _) = await world.Crawl(world.Request());
        var known = first.Where(page => page.Validators is not null).ToImmutableDictionary(page => page.Address.AbsoluteUri, page => page.Validators!, StringComparer.Ordinal);
        var (second, _) = await world.Crawl(world.Request() with { Known = known });

        Assert.Equal([PageOutcome.Fetched, PageOutcome.Gone], first.Select(page => page.Outcome));
        Assert.Equal("\"v1\"", first[0].Validators!.ETag);
        Assert.Equal(PageOutcome.NotModified, second[0].Outcome);
    }

    [Fact]
    public async Task Documents_of_other_formats_are_taken_and_pictures_are_not()
    {
        await using var world = await CrawlWorld.Start();
        world.Site.Page("/", "Welcome.", "<a href='/terms.txt'>t</a><a href='/logo.png'>l</a>");
        world.Site.Text("/terms.txt", "text/plain", "Terms and conditions.");
        world.Site.Text("/logo.png", "image/png", "not really");

        var (pages, _) = await world.Crawl(world.Request());

        Assert.Equal([PageOutcome.Fetched, PageOutcome.Fetched, PageOutcome.OtherFormat], pages.Select(page => page.Outcome));
        Assert.Equal("Terms and conditions.", Encoding.UTF8.GetString(pages[1].Source!.Content.Span));
    }

    [Theory]
    [InlineData("pages", CrawlEndReason.Pages, 3)]
    [InlineData("depth", CrawlEndReason.Complete, 3)]
    [InlineData("bytes", CrawlEndReason.Bytes, 2)]
    public async Task Limits_end_the_crawl_in_order(string limit, CrawlEndReason reason, int fetched)
    {
        await using var world = await CrawlWorld.Start();
        for (var i = 0; i < 10; i++)
        {
            world.Site.Page(i == 0 ? "/" : $"/{i}", $"Page {i}. " + new string('x', 1_000), $"<a href='/{i + 1}'>next</a>");
        }

        var limits = new CrawlLimits { Delay = TimeSpan.Zero };
        limits = limit switch
        {
            "pages" => limits with { Pages = 3 },
            "depth" => limits with { Depth = 2 },
            _ => limits with { Bytes = 2_000 },
        };
        var (pages, end) = await world.Crawl(world.Request() with { Limits = limits });

        Assert.Equal((reason, fetched), (end.Reason, pages.Count));
    }

    [Fact]
    public async Task Traps_without_end_are_left_alone()
    {
        await using var world = await CrawlWorld.Start();
        world.Site.Page("/", "Start.", string.Concat(Enumerable.Range(0, 300).Select(day => $"<a href='/calendar?day={day}'>d</a>")) + "<a href='/a/b/a/b/a/b/a/b/a'>t</a>");

        var (pages, end) = await world.Crawl(world.Request());

        Assert.Equal(51, pages.Count);
        Assert.Equal(CrawlEndReason.Complete, end.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_is_too_large_is_not_taken_even_if_it_is_packed_small(bool packed)
    {
        await using var world = await CrawlWorld.Start();
        world.Site.On("/", async context =>
        {
            context.Response.ContentType = "text/html";
            if (packed)
            {
                context.Response.Headers.ContentEncoding = "gzip";
            }

            await using Stream body = packed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
            var block = new byte[64 * 1024];
            for (var i = 0; i < 1_000 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await body.WriteAsync(block, context.RequestAborted);
            }
        });

        var (pages, end) = await world.Crawl(world.Request() with { Limits = new CrawlLimits { Delay = TimeSpan.Zero, PageBytes = 200_000 } });

        Assert.Equal(PageOutcome.TooLarge, Assert.Single(pages).Outcome);
        Assert.True(end.Bytes < 300_000);
    }

    [Fact]
    public async Task A_failing_site_is_not_bothered_for_long_and_circles_end()
    {
        await using var world = await CrawlWorld.Start();
        world.Site.Page("/", "Start.", string.Concat(Enumerable.Range(0, 30).Select(number => $"<a href='/{number}'>n</a>")) + "<a href='/round'>r</a>");
        for (var number = 0; number < 30; number++)
        {
            world.Site.Text($"/{number}", "text/html", "", 500);
        }

        world.Site.Redirect("/round", "/round");
        var (pages, end) = await world.Crawl(world.Request());
        var (round, _) = await world.Crawl(world.Request("/round"));

        Assert.Equal((CrawlEndReason.SiteFailing, 9), (end.Reason, pages.Count));
        Assert.Equal(PageOutcome.Failed, Assert.Single(round).Outcome);
    }

    [Fact]
    public async Task Between_two_requests_it_waits_as_long_as_the_site_asks()
    {
        var clock = new ManualClock();
        await using var world = await CrawlWorld.Start(clock);
        world.Site.Text("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 3\n");
        world.Site.Page("/", "Welcome.", "<a href='/a'>a</a>");
        world.Site.Page("/a", "Article.");
        await using var events = world.Crawler.Crawl(world.Request() with { Limits = new CrawlLimits() }).GetAsyncEnumerator();

        var first = events.MoveNextAsync().AsTask();
        await Wait(clock, TimeSpan.FromSeconds(3));
        Assert.Empty(world.Site.Requests);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await first);

        var second = events.MoveNextAsync().AsTask();
        await Wait(clock, TimeSpan.FromSeconds(3));
        Assert.Equal(["/"], world.Site.Requests);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await second);
        Assert.Equal(["/", "/a"], world.Site.Requests);
    }

    [Fact]
    public async Task A_page_that_never_comes_and_a_crawl_that_takes_too_long_are_ended_by_the_clock()
    {
        var clock = new ManualClock();
        await using var world = await CrawlWorld.Start(clock);
        world.Site.Page("/", "Welcome.", "<a href='/hangs'>h</a>");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Site.On("/hangs", async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var events = world.Crawler.Crawl(world.Request() with { Limits = new CrawlLimits { Delay = TimeSpan.Zero, Time = TimeSpan.FromSeconds(60) } }).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        var hanging = events.MoveNextAsync().AsTask();
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await hanging);

        Assert.Equal(PageOutcome.Failed, Assert.IsType<CrawledPage>(events.Current).Outcome);
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await events.MoveNextAsync());
        Assert.True(events.Current is CrawlEnd { Reason: CrawlEndReason.Complete or CrawlEndReason.Time });
    }

    [Fact]
    public async Task What_is_crawled_can_be_found_and_cited()
    {
        await using var world = await CrawlWorld.Start();
        await using var knowledge = await Knowledge.KnowledgeWorld.Start();
        world.Site.Page("/", "<h1>Help</h1><p>Welcome.</p>", "<a href='/returns'>Returns</a>");
        world.Site.Page("/returns", "<h1>Returns</h1><p>Send unused items back within thirty days.</p>");
        var (pages, _) = await world.Crawl(world.Request());
        foreach (var page in pages)
        {
            await knowledge.Ingest.Put("acme", new IngestRequest
            {
                Base = "main", Document = PassageIds.OfContent(Encoding.UTF8.GetBytes(page.Address.AbsoluteUri)), Content = page.Content, Address = page.Address.AbsoluteUri,
            });
        }

        var found = await knowledge.Find("acme", "how do I return an unused item");

        Assert.Equal(("Returns", "/returns"), (found[0].Hit.Document.Title, new Uri(found[0].Hit.Document.Address!).AbsolutePath));
    }

    [Fact]
    public void Bad_options_are_named()
    {
        var result = new CrawlerOptionsValidator().Validate(null, new CrawlerOptions { Name = "a b", AboutAddress = "x", TrustedHosts = ["wiki"] });

        Assert.Equal(
            [
                "Crawler:Name must be 1 to 40 letters, digits, hyphens and underscores.",
                "Crawler:AboutAddress must be an absolute http(s) address.",
                "Crawler:TrustedHosts must hold hosts with their ports such as \"wiki.internal:443\", but holds \"wiki\".",
            ],
            result.Failures);
    }

    private static async Task Wait(ManualClock clock, TimeSpan due)
    {
        for (var i = 0; i < 1_000_000 && !clock.HasTimer(due); i++)
        {
            await Task.Yield();
        }

        Assert.True(clock.HasTimer(due));
    }
}
