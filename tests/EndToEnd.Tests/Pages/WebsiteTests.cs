using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The chat on a website: made in the dashboard, on a page of another origin, answered, taken over, come back to.</summary>
[Collection(BrowserTests.Name)]
public sealed class WebsiteTests(BrowserFixture browser) : IAsyncLifetime
{
    private OpenAiMockServer _model = default!;
    private Product _product = default!;
    private WebApplication _shop = default!;
    private string _snippet = "";

    private string Shop => _shop.Urls.Single();

    public async Task InitializeAsync()
    {
        _model = await OpenAiMockServer.Start();
        _product = await Product.Start(configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Catalogue:main:Endpoint"] = _model.Endpoint,
            ["Models:Catalogue:main:Model"] = "mock",
            ["Models:Catalogue:main:Provider"] = "Compatible",
            ["Models:Default:0"] = "main",
        }));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _shop = builder.Build();
        _shop.MapGet("/", () => Results.Content($"<!doctype html><html lang=en><title>A shop</title><main><h1>A shop</h1><p>Bowls and mugs.</p></main>{_snippet}</html>", "text/html; charset=utf-8"));
        await _shop.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _product.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task ACustomerChatsOnTheShopsPage()
    {
        await using var staff = await Context(_product.Address.ToString(), 1440, 900);
        var desk = await staff.NewPageAsync();
        var errors = new List<string>();
        desk.PageError += (_, error) => errors.Add(error);
        await SignIn(desk);

        // Make the channel, name the site, take the snippet.
        await desk.GotoAsync("/channels/acme/add");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
        await desk.Locator("#title:not([readonly])").FillAsync("Bowls & Mugs");
        await Expect(desk.Locator(".ws-head")).ToContainTextAsync("Bowls & Mugs");
        await desk.GetByLabel("Your sites").FillAsync("not a site");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make the channel" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not the address of a site");
        await Screens.Take(desk, "website-new-1440-light");
        await desk.GetByLabel("Your sites").FillAsync(Shop + "/shop/");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make the channel" }).ClickAsync();
        _snippet = await desk.Locator("#snippet").InputValueAsync();
        Assert.Contains("/widget/v1.js", _snippet, StringComparison.Ordinal);
        Assert.Empty(await Axe.Check(desk));
        await Screens.Take(desk, "website-channel-1440-light");

        await using var visitor = await Context(Shop, 1280, 800);
        var page = await visitor.NewPageAsync();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the chat" }).ClickAsync();
        var chat = page.GetByRole(AriaRole.Dialog, new() { Name = "Bowls & Mugs" });
        var field = chat.GetByLabel("Your message");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("When are you open?");
        await field.PressAsync("Enter");
        var log = chat.GetByRole(AriaRole.Log);
        await Expect(log).ToContainTextAsync("Monday to Saturday from 10 to 18.");

        // Markup is text, and nothing of it runs.
        await field.FillAsync("<img src=x onerror=\"document.title='owned'\"> see https://shop.example/a?b=1&c=2.");
        await field.PressAsync("Enter");
        await Expect(log).ToContainTextAsync("<img src=x onerror=");
        await Expect(log.Locator("img")).ToHaveCountAsync(0);
        await Expect(log.GetByRole(AriaRole.Link, new() { Name = "https://shop.example/a?b=1&c=2" })).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow ugc");
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, "website-chat-1280-light");

        // The page is loaded again: everything is there, and the chat is open as it was.
        await page.ReloadAsync();
        await Expect(log).ToContainTextAsync("Monday to Saturday from 10 to 18.");
        await Expect(log.Locator(".mine")).ToHaveCountAsync(2);

        // On a phone, in the dark, from the right.
        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await Axe.Check(page));
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Screens.Take(page, "website-chat-390-dark");

        // A person takes over in the inbox; the visitor reads who it is.
        await desk.GotoAsync("/inbox/acme");
        await desk.Locator(".rows a.row").First.ClickAsync();
        await desk.Locator("[data-composer][data-ready] textarea").FillAsync("Hello, a person here.");
        await desk.Locator("[data-composer] textarea").PressAsync("Enter");
        await Expect(log).ToContainTextAsync("Hello, a person here.");
        await Expect(log.Locator(".person")).ToContainTextAsync("Olga · a person");
        var mine = desk.Locator(".msg.out").Filter(new() { HasText = "Hello, a person here." });
        await Expect(mine.GetByRole(AriaRole.Img, new() { Name = "Read" })).ToBeVisibleAsync();

        // The keyboard leaves as it came.
        await field.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open the chat" })).ToBeFocusedAsync();
        Assert.Empty(errors);
    }

    [Fact]
    public async Task AnAnswerGrowsWhileItIsWritten()
    {
        var site = await WebsiteVisitor.Connect(_product, "growing-shop", change: settings => settings with { Origins = [Shop], Title = "Shop" });
        Assert.NotNull(await site.Find());
        await Teach();
        _snippet = $"<script async src=\"{_product.Address}widget/v1.js\" data-channel=\"growing-shop\"></script>";
        using var gate = new SemaphoreSlim(0);
        _model.Script(new MockModelReply { Text = "We open on Tuesday at nine [1] and close on Saturday at six. See https://evil.example/x for it. Goodbye, dear.", Gate = gate });
        await using var visitor = await Context(Shop, 1280, 800);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the chat" }).ClickAsync();
        var chat = page.GetByRole(AriaRole.Dialog, new() { Name = "Shop" });
        await chat.GetByLabel("Your message").FillAsync("When do you open?");
        await chat.GetByLabel("Your message").PressAsync("Enter");
        await _model.NextRequest();
        var draft = chat.Locator("[data-draft]");

        // Piece by piece, as the model writes; what no guard can judge yet is held back.
        var seen = new List<string>();
        for (var piece = 0; piece < 12; piece++)
        {
            gate.Release();
            await Settle(page);
            seen.Add(string.Concat(await draft.AllInnerTextsAsync()));
        }

        await Expect(draft).ToContainTextAsync("We open on Tuesday");
        await Screens.Take(page, "website-growing-1280-light");
        gate.Release(100);
        var log = chat.GetByRole(AriaRole.Log);
        await Expect(log).ToContainTextAsync("We open on Tuesday at nine and close on Saturday at six.");
        await Expect(draft).ToHaveCountAsync(0);
        await Expect(log.Locator(".ai")).ToHaveCountAsync(1);
        var grown = seen.Where(text => text.Length > 0).Distinct().ToArray();
        Assert.True(grown.Length > 0, "Nothing was shown while it was written.");
        Assert.All(seen, text => Assert.DoesNotContain("evil", text, StringComparison.Ordinal));
        Assert.DoesNotContain("evil", await log.InnerTextAsync(), StringComparison.Ordinal);

        // A person takes over in the middle: what was growing goes, and never comes.
        using var second = new SemaphoreSlim(0);
        _model.Script(new MockModelReply { Text = "It takes two days [1] to send a bowl to Norway, and three to send it to Iceland.", Gate = second });
        await chat.GetByLabel("Your message").FillAsync("And to Norway?");
        await chat.GetByLabel("Your message").PressAsync("Enter");
        await _model.NextRequest();
        second.Release(7);
        // The last words are held back while nobody can judge them.
        await Expect(draft).ToContainTextAsync("It takes two");
        await TakeOver();
        await Expect(draft).ToHaveCountAsync(0);
        second.Release(100);
        await Expect(log.Locator(".ai")).ToHaveCountAsync(1);
        Assert.DoesNotContain("two days", await log.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task Settle(IPage page) => await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))");

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
    }

    private async Task TakeOver()
    {
        using var engine = Caller.Use(Caller.Engine);
        var page = await _product.Grains.GetGrain<Chatbotics.Grains.Abstractions.Inbox.IInboxGrain>("acme")
            .List(new Chatbotics.Grains.Abstractions.Inbox.InboxQuery { Platform = ChannelPlatform.WebChat });
        await _product.Grains.GetGrain<IConversationGrain>(page.Rows.Single().Key.Value).TakeOver(new Author(AuthorKind.Person, "mira", "Mira"));
    }

    private async Task Teach()
    {
        using var engine = Caller.Use(Caller.Engine);
        var us = new Author(AuthorKind.System, null, "Test");
        var shop = _product.Grains.GetGrain<Chatbotics.Grains.Abstractions.Knowledge.IKnowledgeBaseGrain>(AgentKeys.Of("acme", "shop"));
        await shop.Configure("Shop", "en");
        await shop.Add(new Chatbotics.Grains.Abstractions.Knowledge.NewKnowledge
        {
            Kind = Chatbotics.Grains.Abstractions.Knowledge.KnowledgeKind.Pairs,
            Title = "Questions",
            Pairs = [new QuestionAnswer("When do you open?", "Tuesday to Saturday."), new QuestionAnswer("Do you send to Norway?", "In two days.")],
        });
        var agent = _product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren"));
        await agent.Create(AgentTemplates.Make(AgentTemplateKind.Support, "Wren") with { KnowledgeBases = ["shop"], QuietPeriod = TimeSpan.Zero }, us);
        await agent.Publish("First version", us);
    }

    private async Task<IBrowserContext> Context(string address, int width, int height)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            TimezoneId = "Europe/Berlin",
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return context;
    }
}
