using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Website;

/// <summary>Attack 31, and what else a stranger can do to the chat on a website: foreign sites, tokens, bodies, floods.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class WebsiteAttackTests(AttackedProduct attacked)
{
    private Product Product => attacked.Product;

    [Fact]
    public async Task Abuse31_only_the_right_proof_gives_the_history_on_every_device()
    {
        var site = await WebsiteVisitor.Connect(Product, "site-identity");
        using var engine = Caller.Use(Caller.Engine);
        var secret = (await site.RenewSecret())!;
        var foreign = await WebsiteVisitor.Connect(Product, "site-identity-2");
        var foreignSecret = (await foreign.RenewSecret())!;
        using var laptop = new WebsiteVisitor(Product, "site-identity");
        Assert.Equal("verified", (await laptop.Open(("customer-7", WebsiteProof.Of(secret, "customer-7")))).GetProperty("identity").GetString());
        Assert.Equal(HttpStatusCode.OK, await laptop.Say("My secret order"));

        using var phone = new WebsiteVisitor(Product, "site-identity");
        var known = await phone.Open(("customer-7", WebsiteProof.Of(secret, "customer-7")));
        Assert.Contains("My secret order", known.GetRawText(), StringComparison.Ordinal);

        string?[] wrong =
        [
            null, "", "0", new string('0', 64), WebsiteProof.Of(foreignSecret, "customer-7"), WebsiteProof.Of(secret, "customer-8"),
            WebsiteProof.Of(secret, "customer-7").ToUpperInvariant(), WebsiteProof.Of("", "customer-7"), WebsiteProof.Of(secret, "customer-7") + " ", new string('a', 5_000),
        ];
        foreach (var proof in wrong)
        {
            using var thief = new WebsiteVisitor(Product, "site-identity");
            var opened = await thief.Open(("customer-7", proof));
            Assert.Equal("refused", opened.GetProperty("identity").GetString());
            Assert.Equal(0, opened.GetProperty("messages").GetArrayLength());
        }

        // With a new secret, proofs and sessions under the old one are worth nothing.
        await site.RenewSecret();
        using var old = new WebsiteVisitor(Product, "site-identity");
        Assert.Equal("refused", (await old.Open(("customer-7", WebsiteProof.Of(secret, "customer-7")))).GetProperty("identity").GetString());
        await Eventually.Holds(async () => await laptop.Say("Still there?") == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_page_of_another_site_gets_nothing(string? origin)
    {
        await WebsiteVisitor.Connect(Product, "site-origin");
        using var good = new WebsiteVisitor(Product, "site-origin");
        await good.Open();
        using var bad = new WebsiteVisitor(Product, "site-origin", origin) { Token = good.Token };
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, "session"), (HttpMethod.Post, "messages"), (HttpMethod.Get, "stream"), (HttpMethod.Post, "seen"), (HttpMethod.Options, "session") })
        {
            using var answer = await bad.Send(method, path, method == HttpMethod.Post ? new { id = "12345678", text = "x", ids = Array.Empty<string>() } : null);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_right_site_is_told_so_by_name_and_never_with_cookies()
    {
        await WebsiteVisitor.Connect(Product, "site-cors");
        using var good = new WebsiteVisitor(Product, "site-cors");
        using var answer = await good.Send(HttpMethod.Options, "session", null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(WebsiteVisitor.Site, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_token_that_is_made_up_changed_or_of_another_workspace_opens_nothing()
    {
        await WebsiteVisitor.Connect(Product, "site-token");
        await WebsiteVisitor.Connect(Product, "site-token-2");
        using var good = new WebsiteVisitor(Product, "site-token");
        await good.Open();
        await good.Say("Private words");
        var token = good.Token!;
        var (changed, other) = (token[..40] + (token[40] == 'A' ? 'B' : 'A') + token[41..], "site-token-2");
        foreach (var (channel, bad) in new[] { ("site-token", ""), ("site-token", "abc"), ("site-token", changed), ("site-token", new string('A', 3_000)), (other, token) })
        {
            using var thief = new WebsiteVisitor(Product, channel) { Token = bad };
            Assert.Equal(HttpStatusCode.Unauthorized, await thief.Say("x"));
            using (var stream = await thief.Send(HttpMethod.Get, "stream", null))
            {
                Assert.Equal(HttpStatusCode.Unauthorized, stream.StatusCode);
            }

            Assert.Equal(0, (await thief.Open()).GetProperty("messages").GetArrayLength());
        }
    }

    [Fact]
    public async Task Unfit_bodies_are_refused_and_stored_nowhere()
    {
        await WebsiteVisitor.Connect(Product, "site-bodies");
        using var visitor = new WebsiteVisitor(Product, "site-bodies");
        await visitor.Open();
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Say(""));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Say(new string('x', 4_001)));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Say("a\u0000b"));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Say("x", "short"));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Say("x", "../../../etc/passwd"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await visitor.Say(new string('x', 100_000)));
        using var http = new HttpClient { BaseAddress = Product.Address };
        foreach (var body in new[] { "", "[]", "null", "{", "{\"id\":1}", "{\"id\":\"12345678\",\"text\":\"\\ud800\"}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/v1/site-bodies/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Origin", WebsiteVisitor.Site);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visitor.Token);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(0, (await visitor.Open()).GetProperty("messages").GetArrayLength());
        Assert.Empty(await WebsiteRows.All(Product, "site-bodies"));
    }

    [Fact]
    public async Task Markup_comes_back_as_the_text_that_it_is_and_ids_of_no_channel_are_404()
    {
        await WebsiteVisitor.Connect(Product, "site-markup");
        using var visitor = new WebsiteVisitor(Product, "site-markup");
        await visitor.Open();
        const string Markup = "<script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1) \n\nevent: over\ndata: {}";
        Assert.Equal(HttpStatusCode.OK, await visitor.Say(Markup));
        using var again = await visitor.Send(HttpMethod.Post, "session", new { token = visitor.Token });
        Assert.Equal("application/json", again.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", again.Headers.GetValues("X-Content-Type-Options").Single());
        var raw = await again.Content.ReadAsStringAsync();
        Assert.DoesNotContain('<', raw);
        Assert.Equal(Markup, JsonDocument.Parse(raw).RootElement.GetProperty("messages")[0].GetProperty("text").GetString());

        using var http = new HttpClient { BaseAddress = Product.Address };
        foreach (var path in new[] { "/widget/v1/nobody", "/widget/v1/nobody/try", "/widget/v1/", "/widget/v1/..%2f..", "/widget/v1/site-markup/session/more" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_visitor_who_writes_without_end_is_slowed_down()
    {
        await WebsiteVisitor.Connect(Product, "site-flood");
        using var visitor = new WebsiteVisitor(Product, "site-flood");
        await visitor.Open();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            statuses.Add(await visitor.Say("again"));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
    }

    [Fact]
    public async Task An_erased_visitor_begins_as_a_stranger_and_what_is_sent_again_brings_nothing_back()
    {
        await WebsiteVisitor.Connect(Product, "site-erased");
        using var visitor = new WebsiteVisitor(Product, "site-erased");
        await visitor.Open();
        var before = visitor.Token;
        Assert.Equal(HttpStatusCode.OK, await visitor.Say("Erase me, please", "client-id-erased"));
        var after = visitor.Token;
        var conversation = await WebsiteRows.Find(Product, "site-erased");
        using (Caller.Use(Caller.Engine))
        {
            var begun = await Product.Grains.GetGrain<IErasureDeskGrain>("acme").Begin(new ErasureOrder { Kind = ErasureKind.Conversation, Cause = ErasureCause.Team, Subjects = [conversation.Value] });
            Assert.Null(begun.Refusal);
            Assert.Equal(ErasurePhase.Done, (await Product.Grains.GetGrain<IErasureGrain>("acme/" + begun.Id).GoOn())!.Phase);
        }

        // From the browser's memory, with the token of after and of before.
        visitor.Token = after;
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.Say("Erase me, please", "client-id-erased"));
        visitor.Token = before;
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.Say("Erase me, please", "client-id-erased"));
        visitor.Token = after;
        var opened = await visitor.Open();
        Assert.Equal(0, opened.GetProperty("messages").GetArrayLength());
        Assert.Empty(await WebsiteRows.All(Product, "site-erased"));
        Assert.Equal(HttpStatusCode.OK, await visitor.Say("Hello again"));
        Assert.NotEqual(conversation, await WebsiteRows.Find(Product, "site-erased"));
    }
}
