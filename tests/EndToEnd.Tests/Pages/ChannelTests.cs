using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Chatbotics.CommandLine;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Hosting;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.TestKit.Processes;
using Chatbotics.WebFront.Identity.Journeys;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product with its demo: every kind of channel connected by clicking, mended, disconnected; and attack 24.</summary>
[Collection(BrowserTests.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed partial class ChannelTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Tenant = "juniper-clay";
    private const string Password = "four quiet words here";

    private readonly ConcurrentQueue<string> _addresses = new();
    private readonly ConcurrentQueue<string> _contents = new();
    private readonly LogCatcher _log = new();
    private WebApplication _app = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private string _url = "";

    private SimulatedMeta Meta => _app.Services.GetRequiredService<SimulatorHost>().Meta;

    public async Task InitializeAsync()
    {
        _url = FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}");
        _app = await ChatboticsHost.Build(
            new HostArguments { Urls = _url, DataFolder = Directory.CreateTempSubdirectory("chatbotics-channels-").FullName },
            builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(_log));
        await _app.StartAsync();
        _context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        _context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        _page = await _context.NewPageAsync();
        _page.Request += (_, request) => _addresses.Enqueue(request.Url);
        await _page.GotoAsync((await _app.Services.GetRequiredService<FirstStart>().Link())!.ToString());
        await _page.GetByLabel("Your name").FillAsync("Ada Owner");
        await _page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
        await _page.GetByLabel("Password").FillAsync(Password);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await _page.WaitForURLAsync("**/inbox/**");
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task EveryKindOfChannelIsConnectedByClicking()
    {
        await _page.GotoAsync($"/channels/{Tenant}");
        await Expect(_page.Locator(".ch-card")).ToHaveCountAsync(4);
        await Look("channels");

        // WhatsApp, guided: a number that must be registered.
        await Begin("WhatsApp, guided by Meta");
        await Look("meta-login", axe: false);
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await _page.GetByLabel("Juniper & Clay Berlin").CheckAsync();
        await Press("Connect");
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("six digits");
        await _page.GetByLabel("PIN of six digits").FillAsync("123456");
        await Look("channel-choose");
        await Press("Connect");
        await Expect(Heading("It is connected")).ToBeVisibleAsync();
        Assert.True(((WhatsAppNumber)Meta.FindAsset("100000000000002")!).Registered);
        await _page.GetByRole(AriaRole.Link, new() { Name = "Examine it" }).ClickAsync();
        await Expect(Finding("limit")).ToContainTextAsync("250 people a day");
        await Look("channel-doctor");
        await _page.GetByLabel("Your WhatsApp number").FillAsync("0151 2345 678");
        await Press("Send the test");
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Start with the country");
        await _page.GetByLabel("Your WhatsApp number").FillAsync("+49 151 2345 678");
        await Press("Send the test");
        await Expect(_page.Locator("#to-hint")).ToContainTextAsync("WhatsApp took it");

        // Messenger: first with a permission unticked, then refused, then given.
        await Begin("Messenger on a Facebook Page");
        await _page.GetByLabel("pages_messaging").UncheckAsync();
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Some permissions weren't given");
        await Expect(_page.Locator(".ch-missing")).ToContainTextAsync("Read and answer a Page's messages");
        await Look("channel-missing");
        await Press("Begin again");
        await Press("Cancel");
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You didn't give permission");
        await Press("Begin again");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await _page.GetByLabel("Juniper & Clay Workshops").CheckAsync();
        await Press("Connect");
        await Expect(Heading("It is connected")).ToBeVisibleAsync();
        Assert.True(Meta.FindAsset("300000000000002")!.Subscribed);

        // Instagram through that Page, and with its own login.
        await Begin("Instagram linked to a Page");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await _page.GetByLabel("juniper.workshops").First.CheckAsync();
        await Press("Connect");
        await Expect(Heading("It is connected")).ToBeVisibleAsync();
        await Begin("Instagram with its own login");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await Press("Connect");
        await Expect(Heading("It is connected")).ToBeVisibleAsync();
        await Look("channel-connected");

        // WhatsApp with a token: wrong, then right; what was typed stays.
        await _page.GotoAsync($"/channels/{Tenant}/whatsapp-token");
        await Type("Access token", "EAAnot-a-token");
        await Type("Phone number ID", "100000000000003");
        await Type("WhatsApp Business Account ID", "200000000000003");
        await Press("Check and connect");
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Meta doesn't accept this token");
        await Expect(_page.GetByLabel("Phone number ID")).ToHaveValueAsync("100000000000003");
        await Look("channel-token");
        await Type("Access token", "demo-whatsapp-token-3");
        await Press("Check and connect");
        await Expect(Heading("It is connected")).ToBeVisibleAsync();

        await _page.GotoAsync($"/channels/{Tenant}");
        await Expect(_page.Locator(".ch-card")).ToHaveCountAsync(9);

        // A customer of a channel that was just connected writes, and the doctor sees it.
        await Meta.Customer(Platform.Messenger, "300000000000002", "6780462125377510", new() { Name = "Priya Nair" }).SendText("When are you open?");
        await _page.GotoAsync($"/inbox/{Tenant}");
        await Expect(_page.Locator(".rows a.row").First).ToContainTextAsync("The studio shop is open");
        await NothingSecretIsShown();
    }

    [Fact]
    public async Task WhatBreaksIsFoundMendedAndEnded()
    {
        // Meta ended the subscription: found, and mended by a button.
        var page = Meta.FindAsset("300000000000001")!;
        page.Subscribed = false;
        await _page.GotoAsync($"/channels/{Tenant}/channel/messenger/300000000000001");
        await Expect(Finding("subscription")).ToContainTextAsync("Messages from customers don’t arrive");
        await Look("doctor-fault");
        await Press("Subscribe again");
        await Expect(_page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Subscribed again" })).ToBeVisibleAsync();
        await Expect(Finding("subscription")).ToContainTextAsync("Meta tells us about new messages");
        Assert.True(page.Subscribed);

        // The permission was withdrawn: paused, said in the rail, connected again with the same name and history.
        await _page.GetByLabel("Name in the inbox").FillAsync("Front desk");
        await Press("Save");
        await Expect(Heading("Front desk")).ToBeVisibleAsync();
        foreach (var token in Meta.Tokens.Of(page))
        {
            token.State = TokenState.Deauthorised;
        }

        await Press("Check again");
        await Expect(Finding("paused")).ToContainTextAsync("Nothing is sent at present");
        await Expect(Finding("token")).ToContainTextAsync("Meta no longer accepts");
        await Look("doctor-revoked");
        await _page.GotoAsync($"/channels/{Tenant}");
        await Expect(_page.GetByRole(AriaRole.Img, new() { Name = "1 channel needs attention" })).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Mend Front desk" }).ClickAsync();
        await _page.Locator("[data-finding=paused]").GetByRole(AriaRole.Button, new() { Name = "Connect again" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await Expect(_page.GetByLabel("Juniper & Clay on Facebook")).ToBeCheckedAsync();
        await Press("Connect");
        await Expect(_page.Locator(".ch-result")).ToContainTextAsync("Front desk");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Examine it" }).ClickAsync();
        await Press("Check again");
        await Expect(Finding("token")).ToContainTextAsync("The access token works");

        // Disconnected: Meta is told, the token is gone, it says how to come back.
        await Press("Disconnect…");
        await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disconnect", Exact = true }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Disconnected" })).ToBeVisibleAsync();
        await Expect(Finding("token")).ToContainTextAsync("It is disconnected");
        await Look("channel-disconnected");
        await NothingSecretIsShown();
    }

    /// <summary>Attack 24: a login's way back with a state that is replayed, foreign, forged or without its browser answers 400.</summary>
    [Fact]
    public async Task Abuse24AForeignOrReplayedStateIs400()
    {
        await Begin("Messenger on a Facebook Page");
        var back = _page.WaitForRequestAsync(request => request.Url.Contains("/channels/callback", StringComparison.Ordinal));
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        var good = new Uri((await back).Url).PathAndQuery;
        await _page.WaitForURLAsync("**/connect/**");
        Assert.Equal(400, await Status(_context, good));

        // Begun here, finished elsewhere: another browser of the same person, and somebody who isn't signed in.
        await Begin("Messenger on a Facebook Page");
        var unused = new Uri(_page.Url);
        var state = System.Web.HttpUtility.ParseQueryString(unused.Query)["state"]!;
        var forged = $"/channels/callback?state={state}&code=AQDstolen";
        await using (var other = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _url }))
        {
            var page = await other.NewPageAsync();
            Assert.Equal(400, await Status(other, forged));
            await page.GotoAsync("/login");
            await page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
            await page.GetByLabel("Password").FillAsync(Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.WaitForURLAsync("**/inbox/**");
            Assert.Equal(400, await Status(other, forged));
        }

        foreach (var hostile in new[]
        {
            "/channels/callback", "/channels/callback?state=", "/channels/callback?state=a.b&code=c", "/channels/callback?state=a.b.c&code=c",
            $"/channels/callback?state={Tenant}.{state.Split('.')[1]}.{new string('A', 43)}&code=c",
            $"/channels/callback?state=other-shop.{state.Split('.')[1]}.{state.Split('.')[2]}&code=c",
            $"/channels/callback?state={state}&state={state}&code=c",
            $"/channels/callback?state={Tenant}.%2e%2e%2f.x&code=c", $"/channels/callback?state={new string('x', 4000)}&code=c",
            $"/channels/callback?state={state}&code={new string('x', 5000)}",
        })
        {
            Assert.Equal(400, await Status(_context, hostile));
        }

        // None of it used the state up: the person who began may still finish.
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("^Continue as") }).ClickAsync();
        await Expect(Heading("Which Pages do you want here?")).ToBeVisibleAsync();
        foreach (var path in new[] { "/channels/other-shop", "/channels/other-shop/add", $"/channels/{Tenant}/channel/messenger/999", $"/channels/{Tenant}/channel/nonsense/1" })
        {
            Assert.Equal(404, await Status(_context, path));
        }
    }

    private static async Task<int> Status(IBrowserContext context, string path)
    {
        var answer = await context.APIRequest.GetAsync(path, new() { MaxRedirects = 0, Headers = [new("Accept", "text/html")] });
        return answer.Status;
    }

    private ILocator Finding(string code) => _page.Locator($"[data-finding={code}]");

    private ILocator Heading(string name) => _page.GetByRole(AriaRole.Heading, new() { Name = name });

    private Task Press(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private Task Type(string label, string text) => _page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    private async Task Begin(string way)
    {
        await _page.GotoAsync($"/channels/{Tenant}/add");
        var card = _page.Locator(".ch-way").Filter(new() { HasText = way });
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await _page.WaitForURLAsync(LoginAddress());
    }

    private async Task Look(string name, bool axe = true)
    {
        _contents.Enqueue(await _page.ContentAsync());
        await Screens.Take(_page, name);
        if (axe)
        {
            var result = await _page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.True(result.Violations.All(static violation => violation.Impact is not ("serious" or "critical")), name + ": " + string.Join("; ", result.Violations.Select(static violation =>
                $"{violation.Impact} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(4).Select(static node => node.Html))}")));
        }
    }

    private async Task NothingSecretIsShown()
    {
        _contents.Enqueue(await _page.ContentAsync());
        var ours = _addresses.Where(address => address.StartsWith(_url, StringComparison.Ordinal));
        Assert.All(_contents, content => Assert.DoesNotMatch(Tokens(), content));
        Assert.All(ours, address => Assert.DoesNotMatch(Tokens(), address));
        Assert.All(_log.Lines, line => Assert.DoesNotMatch(Secrets(), line));
    }

    [GeneratedRegex("/dialog/oauth|/oauth/authorize")]
    private static partial Regex LoginAddress();

    [GeneratedRegex("EAAG[0-9a-f]{20}|IGAA[0-9a-f]{20}|demo-[a-z]+-token")]
    private static partial Regex Tokens();

    /// <summary>What no log may hold: tokens, codes, states, PINs.</summary>
    [GeneratedRegex("EAAG[0-9a-f]{20}|IGAA[0-9a-f]{20}|demo-[a-z]+-token|AQD[0-9a-f]{20}|AQBx-|appsecret_proof|client_secret=|state=[a-z]|[^0-9]123456[^0-9]")]
    private static partial Regex Secrets();

    private sealed class LogCatcher : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
