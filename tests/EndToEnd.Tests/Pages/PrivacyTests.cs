using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product: what is kept and for how long, requests, erasing from where people look for it, receipts that anybody checks, the end of a workspace.</summary>
[Collection(BrowserTests.Name)]
public sealed class PrivacyTests(BrowserFixture browser) : IAsyncLifetime
{
    private Product _product = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _product = await Product.Start();
        _context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _product.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            TimezoneId = "Europe/Berlin",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        _context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        _page = await _context.NewPageAsync();
        await _page.GotoAsync("/login");
        await _page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
        await _page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
        await Button("Sign in").ClickAsync();
        await _page.WaitForURLAsync("**/inbox/**");
    }

    public async Task DisposeAsync()
    {
        await _context.CloseAsync();
        await _product.DisposeAsync();
    }

    [Fact]
    public async Task From_a_rule_to_the_end_of_the_workspace()
    {
        await _product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915123450001", new() { Name = "Lea Brandt" }).SendText("My card number is 4111");

        // Retention: a rule is previewed before it is announced.
        await _page.GotoAsync("/privacy/acme/retention");
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Legal holds" })).ToBeVisibleAsync();
        await Looks("privacy-retention");
        await Button("Files").ClickAsync();
        await Button("Change WhatsApp").ClickAsync();
        await _page.GetByLabel("Days", new() { Exact = true }).FillAsync("0");
        await Button("Show what goes").ClickAsync();
        await Expect(_page.Locator("#days-error")).ToContainTextAsync("Give 1 to 3,660 days");
        await _page.GetByLabel("Days", new() { Exact = true }).FillAsync("30");
        await Button("Show what goes").ClickAsync();
        await Expect(_page.GetByText("stay: their time is not over")).ToBeVisibleAsync();
        await Looks("privacy-retention-files");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Switch on") }).ClickAsync();
        await Expect(_page.Locator(".banner.ahead")).ToContainTextAsync("Files, WhatsApp: 30 days from");
        await Looks("privacy-retention-ahead");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Stop it") }).ClickAsync();
        await Expect(_page.Locator(".banner.ahead")).ToHaveCountAsync(0);

        // A hold of whatever a filter finds; the conversation says so, and nobody erases it.
        await _page.GetByLabel("Name of a new hold").FillAsync("Case 2031");
        await _page.GetByLabel("Reason").FillAsync("A dispute");
        await _page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Platform");
        await _page.Locator(".choices").GetByLabel("WhatsApp", new() { Exact = true }).CheckAsync();
        await Button("Show what it keeps").ClickAsync();
        await Expect(_page.GetByText("1 conversation now")).ToBeVisibleAsync();
        await Button("Set the hold").ClickAsync();
        await Expect(_page.GetByText("Kind of channel is one of WhatsApp")).ToBeVisibleAsync();
        await Looks("privacy-holds");
        await _page.GotoAsync("/inbox/acme");
        await _page.GetByText("Lea Brandt").First.ClickAsync();
        await Expect(_page.GetByText("It must be kept: neither the rules nor anybody can erase it.")).ToBeVisibleAsync();
        await Looks("privacy-held");
        await _page.GotoAsync("/privacy/acme/retention");
        await Button("Lift Case 2031").ClickAsync();
        await Expect(_page.GetByText("Nothing is on hold.")).ToBeVisibleAsync();

        // A request, which is not carried out before somebody checked who asks.
        await _page.GotoAsync("/privacy/acme/requests?new=1");
        await _page.GetByLabel("Who asks").FillAsync("Lea Brandt");
        await _page.GetByLabel("How it came").FillAsync("by e-mail");
        await Button("Write it down").ClickAsync();
        await Expect(_page.GetByText("30 days").First).ToBeVisibleAsync();
        await Looks("privacy-requests");

        // What shows how it was handled is kept with it: a file too.
        await _page.GetByRole(AriaRole.Button, new() { Name = "Open request 1" }).ClickAsync();
        await _page.GetByLabel("In words").FillAsync("Called back on the number on file.");
        await _page.GetByLabel("File, if there is one").SetInputFilesAsync(new FilePayload { Name = "letter.txt", MimeType = "text/plain", Buffer = "Dear team"u8.ToArray() });
        await Button("Add the evidence").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "letter.txt" })).ToBeVisibleAsync();
        await Button("Identity is checked").ClickAsync();
        await Expect(Button("It is carried out")).ToBeVisibleAsync();
        await Looks("privacy-request-open");

        foreach (var part in new[] { "consent", "subprocessors", "access" })
        {
            await _page.GotoAsync("/privacy/acme/" + part);
            await Expect(_page.Locator(".page-body .card").First).ToBeVisibleAsync();
            await Looks("privacy-" + part);
        }

        await _page.GotoAsync("/inbox/acme");
        await _page.GetByText("Lea Brandt").First.ClickAsync();

        // A copy of the data: made while one looks, and fetched by its link from a browser that nobody is signed in to.
        await Copy();

        // A message goes; the thread says so.
        await _page.GotoAsync("/inbox/acme");
        await _page.GetByText("Lea Brandt").First.ClickAsync();
        var said = _page.Locator(".msg", new() { HasText = "4111" });
        await said.HoverAsync();
        await said.GetByRole(AriaRole.Button, new() { Name = "Erase…" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("What it says goes now");
        await Looks("privacy-erase-message");
        await Button("Erase for good").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Receipt 0001");
        await Button("Close").ClickAsync();
        await Expect(_page.GetByText("This message was erased.")).ToBeVisibleAsync();

        // A contact goes from its page; the name must be typed.
        await _page.GotoAsync("/contacts/acme");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Lea Brandt" }).ClickAsync();
        await Button("Erase…").ClickAsync();
        await Expect(Button("Erase for good")).ToBeDisabledAsync();
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("lea brandt");
        await Button("Erase for good").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Receipt 0002");
        await _page.GetByRole(AriaRole.Link, new() { Name = "See the receipt" }).ClickAsync();
        await Expect(_page.GetByText("each chained to the one before")).ToBeVisibleAsync();
        await Button("Verify all").ClickAsync();
        await Expect(_page.GetByText("unbroken since receipt 0001")).ToBeVisibleAsync();
        await Looks("privacy-ledger");

        // The workspace goes; its receipt is found at an address that nobody guesses, and verifies.
        await _page.GotoAsync("/settings/acme/general");
        await Button("Delete the workspace…").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Everything goes now");
        await Looks("privacy-delete-workspace");
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("Acme");
        await Button("Erase for good").ClickAsync();
        await _page.WaitForURLAsync("**/erased/acme/**");
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" })).ToBeVisibleAsync();
        await Looks("privacy-erased");
        var download = await _page.RunAndWaitForDownloadAsync(() => _page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }).ClickAsync());
        var receipt = await File.ReadAllTextAsync(await download.PathAsync());
        await _page.GotoAsync("/receipts/verify");
        await _page.Locator("textarea").FillAsync(receipt);
        await _page.Locator("form button[type=submit]").ClickAsync();
        await Expect(_page.GetByText("Receipt 0003 is good")).ToBeVisibleAsync();
        var gone = await _page.GotoAsync("/inbox/acme");
        Assert.Equal(404, gone!.Status);
    }

    private async Task Copy()
    {
        await _page.Locator("details.sec summary", new() { HasText = "Privacy" }).ClickAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Copy of the data" }).ClickAsync();
        await Button("Make the file").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "The file is ready" })).ToBeVisibleAsync();
        await Expect(_page.GetByText("2 of 2 messages")).ToBeVisibleAsync();
        await Button("Show me the link").ClickAsync();
        var link = await _page.GetByLabel("The link, shown only now").InputValueAsync();
        await Looks("privacy-export");
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { AcceptDownloads = true });
        var stranger = await context.NewPageAsync();
        await stranger.GotoAsync(new Uri(_product.Address, new Uri(link).AbsolutePath).ToString());
        await Screens.Take(stranger, "privacy-your-data");
        Assert.Empty(await Axe.Check(stranger));
        var file = await stranger.RunAndWaitForDownloadAsync(() => stranger.GetByRole(AriaRole.Button, new() { Name = "Download my data" }).ClickAsync());
        await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(await file.PathAsync());
        Assert.NotNull(zip.GetEntry("conversations/1.html"));
        await _page.ReloadAsync();
        await Expect(_page.GetByText("1 of 3 downloads used")).ToBeVisibleAsync();
        await Button("End the link now").ClickAsync();
        await Expect(Button("Send it in the conversation")).ToBeVisibleAsync();
        Assert.Equal(404, (await stranger.ReloadAsync())!.Status);
    }

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task Looks(string name)
    {
        await Screens.Take(_page, name);
        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screens.Take(_page, name + "-dark");
        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Empty(await Axe.Check(_page));
        await _page.SetViewportSizeAsync(390, 844);
        await Screens.Take(_page, name + "-390");
        Assert.True(await _page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390, name + " scrolls sideways.");
        await _page.SetViewportSizeAsync(1440, 900);
    }
}
