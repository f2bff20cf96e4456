using System.Diagnostics.CodeAnalysis;
using System.Text;
using Chatbotics.CommandLine;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Hosting;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.TestKit.Processes;
using Chatbotics.WebFront.Identity.Journeys;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product with its demo: files both ways, notes, saved answers, templates, messages for later, search; and attacks 26 and 27.</summary>
[Collection(BrowserTests.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class ComposeTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Tenant = "juniper-clay";

    private WebApplication _app = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    private ILocator Box => _page.Locator("[data-composer][data-ready] textarea");

    private ILocator Log => _page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    private Customer Lea => _app.Services.GetRequiredService<SimulatorHost>().Meta
        .Customer(Platform.WhatsApp, "100000000000001", "4915123456127", new CustomerProfile { Name = "Lea Brandt" });

    public async Task InitializeAsync()
    {
        var url = FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}");
        _app = await ChatboticsHost.Build(
            new HostArguments { Urls = url, DataFolder = Directory.CreateTempSubdirectory("chatbotics-compose-").FullName },
            static builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await _app.StartAsync();
        _context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        _context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        _page = await _context.NewPageAsync();
        await _page.GotoAsync((await _app.Services.GetRequiredService<FirstStart>().Link())!.ToString());
        await _page.GetByLabel("Your name").FillAsync("Ada Owner");
        await _page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
        await _page.GetByLabel("Password").FillAsync("four quiet words here");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await _page.WaitForURLAsync("**/inbox/**");
        await Lea.SendText("Is the cobalt bowl back in stock?");
        await _page.Locator(".rows a.row").First.ClickAsync();
        await Expect(Box).ToBeVisibleAsync();
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Pictures_come_and_go_and_nothing_that_could_run_is_ever_shown()
    {
        await Lea.SendImage(caption: "This one");
        var came = Log.Locator(".msg:not(.out) .bub.shot img");
        await Expect(came).ToHaveCountAsync(1);
        await Expect(came).ToHaveJSPropertyAsync("naturalWidth", 1);

        await _page.Locator(".comp input[type=file]").SetInputFilesAsync(new FilePayload { Name = "wrapped.png", MimeType = "image/png", Buffer = MediaFile.Picture.Bytes.ToArray() });
        await Expect(_page.Locator(".file-chip.done")).ToBeVisibleAsync();
        await Box.FillAsync("Here it is.");
        await Box.PressAsync("Enter");
        await Expect(Log.Locator(".msg.out .bub.shot img")).ToHaveCountAsync(1);
        await Expect(_page.Locator(".sim .theirs .bub.shot img")).ToHaveCountAsync(1);
        await Expect(_page.Locator(".sim .theirs").Last).ToContainTextAsync("Here it is.");

        // Too large is said before anything is sent.
        await _page.Locator(".comp input[type=file]").SetInputFilesAsync(new FilePayload { Name = "huge.png", MimeType = "image/png", Buffer = new byte[(5 * 1024 * 1024) + 1] });
        await Expect(_page.Locator(".file-chip.bad")).ToContainTextAsync("WhatsApp takes pictures up to 5");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Remove huge.png" }).ClickAsync();

        // An SVG and a page of HTML that pretend to be pictures, with a name that turns around (attacks 26 and 27).
        var hostile = "<svg xmlns='http://www.w3.org/2000/svg' onload='parent.owned=1'><script>window.owned=1</script></svg>";
        await Lea.SendImage(new MediaFile(Encoding.UTF8.GetBytes(hostile), "image/svg+xml"));
        await Lea.SendDocument(new MediaFile("<script>window.owned=1</script>"u8.ToArray(), "text/html", "invoice\u202efdp.html"));
        var files = Log.Locator("a.bub.file[href^='/media/']");
        await Expect(files).ToHaveCountAsync(2);
        Assert.Equal(1, await came.CountAsync());
        foreach (var link in await files.AllAsync())
        {
            var address = (await link.GetAttributeAsync("href"))!.Replace("?save", "", StringComparison.Ordinal);
            var answer = await _context.APIRequest.GetAsync(address);
            Assert.Equal("application/octet-stream", answer.Headers["content-type"]);
            Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
            Assert.Contains("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\u202e", await Log.InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await _page.EvaluateAsync<bool>("() => 'owned' in window"));

        // Parts of a file, for films; and nothing for other workspaces, strangers and guessed ids.
        var picture = (await came.GetAttributeAsync("src"))!;
        var part = await _context.APIRequest.GetAsync(picture, new() { Headers = [new("Range", "bytes=1-3")] });
        Assert.Equal((206, "PNG"), (part.Status, Encoding.Latin1.GetString(await part.BodyAsync())));
        Assert.Equal(404, (await _context.APIRequest.GetAsync(picture.Replace(Tenant, "other-shop", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await _context.APIRequest.GetAsync($"/media/{Tenant}/{new string('0', 48)}")).Status);
        Assert.Equal(404, (await _context.APIRequest.GetAsync($"/media/{Tenant}/..%2f..%2fkeys.db")).Status);
        await using var stranger = await browser.Browser.NewContextAsync();
        Assert.NotEqual(200, (await stranger.APIRequest.GetAsync(_page.Url.Split("/inbox")[0] + picture, new() { MaxRedirects = 0 })).Status);
        await Screens.Take(_page, "compose-files-1440-light");
    }

    [Fact]
    public async Task Notes_saved_answers_templates_later_and_search()
    {
        await _page.Keyboard.PressAsync("Alt+p");
        await Box.FillAsync("Three left on the shelf.");
        await Box.PressAsync("Enter");
        await Expect(Log.Locator(".note")).ToContainTextAsync("Three left on the shelf.");
        await Expect(_page.Locator(".sim .talk")).Not.ToContainTextAsync("Three left");

        // A saved answer, filled.
        var inbox = _page.Url;
        await _page.GotoAsync($"/settings/{Tenant}/canned");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Add a saved answer" }).ClickAsync();
        await _page.Locator("#canned-shortcut").FillAsync("not a word");
        await _page.Locator("#canned-text").FillAsync("Hello {{contact.first_name}}, it leaves today.");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(_page.Locator(".field.bad .err")).ToContainTextAsync("letters, digits");
        await _page.Locator("#canned-shortcut").FillAsync("delivery");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(_page.Locator(".canned-list")).ToContainTextAsync("/delivery");
        await Look("compose-canned-1440-light");
        await _page.GotoAsync(inbox);
        await Box.PressSequentiallyAsync("/del");
        await Expect(_page.Locator(".suggest .opt")).ToContainTextAsync("Hello Lea, it leaves today.");
        await Box.PressAsync("Enter");
        await Expect(Box).ToHaveValueAsync("Hello Lea, it leaves today.");

        // The draft survives a reload.
        await _page.ReloadAsync();
        await Expect(Box).ToHaveValueAsync("Hello Lea, it leaves today.");

        // For later: shown as waiting, taken back into the field.
        await _page.GetByLabel("Send later").ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
        await Expect(Log.Locator(".scheduled")).ToContainTextAsync("Hello Lea, it leaves today.");
        await Look("compose-thread-1440-light");
        await Log.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(Box).ToHaveValueAsync("Hello Lea, it leaves today.");
        await Expect(Log.Locator(".scheduled")).ToHaveCountAsync(0);
        await Box.FillAsync("");

        // A template, with a blank that must be filled.
        await _page.GetByTitle("Send a template").ClickAsync();
        await _page.Locator(".tpl-list button").Filter(new() { HasText = "delivery_question" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Send template" }).ClickAsync();
        await Expect(_page.Locator(".blanks .err").First).ToContainTextAsync("Fill this in");
        await _page.GetByLabel("Header 1").FillAsync("2074");
        await _page.GetByLabel("Text 1").FillAsync("Lea");
        await _page.GetByLabel("End of the link").FillAsync("2074");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Send template" }).ClickAsync();
        await Expect(_page.Locator(".sim .talk")).ToContainTextAsync("Hello Lea, nobody was at home");

        // Who stopped marketing gets none of it, and it is said before it is tried; a resume lifts it.
        await Lea.SetMarketing(stops: true);
        await Expect(Log).ToContainTextAsync("Lea stopped marketing messages.");
        await _page.GetByTitle("Send a template").ClickAsync();
        var marketing = _page.Locator(".tpl-list button").Filter(new() { HasText = "studio_opening" });
        await Expect(marketing).ToBeDisabledAsync();
        await Expect(_page.Locator(".templates [role=note]")).ToContainTextAsync("Lea stopped marketing messages on");
        await Look("compose-marketing-1440-light");
        await Lea.SetMarketing(stops: false);
        await Expect(marketing).ToBeEnabledAsync();
        await _page.Keyboard.PressAsync("Escape");

        // Found by the beginnings of its words, and shown in its place.
        await _page.Locator("#find").FillAsync("COBALT bo");
        await Expect(_page.Locator(".found mark")).ToHaveTextAsync(["cobalt", "bowl"]);
        await Look("compose-search-1440-light");
        await _page.Locator(".found a").ClickAsync();
        await Expect(Log.Locator("li.hit")).ToContainTextAsync("Is the cobalt bowl back in stock?");

        await _page.SetViewportSizeAsync(390, 844);
        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await _page.Keyboard.PressAsync("Alt+p");
        Assert.Equal(390, await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Look("compose-note-390-dark");
    }

    private async Task Look(string name)
    {
        await Screens.Take(_page, name);
        var result = await _page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(result.Violations.All(static violation => violation.Impact is not ("serious" or "critical")), name + ": " + string.Join("; ", result.Violations.Select(static violation =>
            $"{violation.Impact} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(4).Select(static node => node.Html))}")));
    }
}
