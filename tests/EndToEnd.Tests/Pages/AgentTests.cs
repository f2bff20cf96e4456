using System.Text;
using Chatbotics.CommandLine;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Hosting;
using Chatbotics.TestKit.Models;
using Chatbotics.TestKit.Processes;
using Chatbotics.WebFront.Identity.Journeys;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>An agent from nothing to a customer: made from a template, taught, tried, tested, published, explained.</summary>
[Collection(BrowserTests.Name)]
public sealed class AgentTests(BrowserFixture browser)
{
    private static LocatorAssertionsToBeVisibleOptions Patiently => new() { Timeout = 30_000 };

    [Fact]
    public async Task From_a_template_to_a_traced_answer()
    {
        var site = FreePort.Take();
        await using var pages = Site(site);
        await using var model = await OpenAiMockServer.Start();
        model.Otherwise = static request => MockModelReply.Of(
            request.Messages.Any(message => MockModelRequest.TextOf(message).Contains("Reference passages", StringComparison.Ordinal)) ? "It is good for three years, gladly [1]."
            : "A warm text about three years.");
        await pages.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chatbotics-agents-").FullName;
        var url = FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}");
        await using var app = await ChatboticsHost.Build(
            new HostArguments { Urls = url, DataFolder = folder },
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Crawler:TrustedHosts:0"] = FormattableString.Invariant($"127.0.0.1:{site}"),
                    ["Models:Catalogue:main:Endpoint"] = model.Endpoint,
                    ["Models:Catalogue:main:Model"] = "mock",
                    ["Models:Catalogue:main:Provider"] = "Compatible",
                    ["Models:Catalogue:main:Company"] = "Example Models Ltd",
                    ["Models:Catalogue:main:Region"] = "Ireland (EU)",
                    ["Models:Catalogue:main:ExcludesTraining"] = "true",
                    ["Models:Default:0"] = "main",
                });
            });
        await app.StartAsync();
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync((await app.Services.GetRequiredService<FirstStart>().Link())!.ToString());
        await page.GetByLabel("Your name").FillAsync("Ada Owner");
        await page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
        await page.GetByLabel("Password").FillAsync("four quiet words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody has written yet" })).ToBeVisibleAsync(Patiently);

        // Knowledge: a file and a web page.
        await Open(page, "/agents/juniper-clay/knowledge");
        await page.GetByRole(AriaRole.Button, new() { Name = "New knowledge base" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Holidays");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "holidays.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes("# Bank holidays\n\nOn bank holidays the studio stays closed. On the day after a bank holiday it opens at noon."),
        });
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Pattern.Of("Bank holidays") })).ToBeVisibleAsync(Patiently);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Page" }).ClickAsync();
        await page.GetByLabel("Address").FillAsync(FormattableString.Invariant($"http://127.0.0.1:{site}/gifts"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Pattern.Of("Gift vouchers.*") })).ToBeVisibleAsync(Patiently);
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync("how long is a gift voucher good for?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ag-hits")).ToContainTextAsync("three years", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sources" })).Not.ToContainTextAsync("Took the first 200 pages");
        await Screens.Take(page, "agents-knowledge-1440-light");
        await Clean(page);

        // From a template.
        await Open(page, "/agents/juniper-clay/new");
        await page.GetByText("Questions and answers", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Robin");
        await page.GetByLabel("Holidays").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the agent" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Robin", Exact = true })).ToBeVisibleAsync(Patiently);

        // Try it.
        await page.GetByLabel("Message to Robin").FillAsync("How long is a gift voucher good for?");
        await page.Keyboard.PressAsync("Enter");
        var talk = page.GetByRole(AriaRole.Log, new() { Name = "Trial" });
        await Expect(talk).ToContainTextAsync("three years", new() { Timeout = 30_000 });
        await Expect(page.Locator(".ag-xray")).ToContainTextAsync("Quoted the sources", new() { Timeout = 30_000 });
        await Screens.Take(page, "agents-playground-1440-light");
        await Clean(page);

        // Without its tests it can't be published.
        var required = page.GetByRole(AriaRole.Switch, new() { Name = "Publish only when all tests pass" });
        await required.ClickAsync();
        await Expect(required).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish v1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Expect(page.GetByText("may only be published with tests", new() { Exact = false })).ToBeVisibleAsync(Patiently);

        // Test it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Tests" }).ClickAsync();
        await page.GetByLabel("A customer writes").FillAsync("Is the studio closed on bank holidays?");
        await page.GetByLabel("The answer contains", new() { Exact = true }).FillAsync("noon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run for the draft" }).ClickAsync();
        await Expect(page.Locator("td .badge").Filter(new() { HasText = "1 of 1" })).ToBeVisibleAsync(Patiently);
        await Screens.Take(page, "agents-tests-1440-light");

        // Publish it; the sample agent makes room.
        await Open(page, "/agents/juniper-clay/wren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take off customers" }).ClickAsync();
        await Expect(page.GetByText("Taken off customers", new() { Exact = false }).First).ToBeVisibleAsync(Patiently);
        await Open(page, "/agents/juniper-clay/robin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish v1" }).ClickAsync();
        await page.GetByLabel("What is new in v1?").FillAsync("First");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Expect(page.GetByText("v1 is live")).ToBeVisibleAsync(Patiently);

        // The next version lets a model write: read what differs, run both side by side, publish.
        await page.GetByRole(AriaRole.Radio, new() { Name = "Best there is" }).ClickAsync();
        await page.GetByLabel("Instructions", new() { Exact = true }).FillAsync("Be warm.");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with v1" }).ClickAsync();
        await Expect(page.Locator(".ag-diff").First).ToBeVisibleAsync(Patiently);
        await Expect(page.Locator(".ag-lines .add").Filter(new() { HasText = "Be warm." })).ToBeVisibleAsync(Patiently);
        await Screens.Take(page, "agents-difference-1440-light");
        await Clean(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tests" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with v1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { NameRegex = Pattern.Of("v1.*") })).ToBeVisibleAsync(Patiently);
        await Expect(page.Locator("td.ag-result .badge")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.Locator("td.ag-result .badge.ok")).ToHaveCountAsync(1);
        await Screens.Take(page, "agents-versions-1440-light");
        await Clean(page);

        // A customer asks; the thread tells how the answer was made.
        await Open(page, "/inbox/juniper-clay/simulator");
        await page.Locator(".say input").FillAsync("How long is a gift voucher good for?");
        await page.Keyboard.PressAsync("Enter");
        var row = page.Locator(".rows a.row").First;
        await Expect(row).ToContainTextAsync("three years", new() { Timeout = 30_000 });
        await row.ClickAsync();
        await page.WaitForURLAsync("**/inbox/juniper-clay/*");
        await Open(page, page.Url.Replace("/simulator", "", StringComparison.Ordinal) + "/details");
        await Expect(page.Locator(".ctx")).ToContainTextAsync("Last answer by Robin", new() { Timeout = 30_000 });
        await Expect(page.Locator(".ctx .ag-fall")).ToContainTextAsync("Gift vouchers", new() { Timeout = 30_000 });
        await Screens.Take(page, "agents-trace-1440-light");

        // Help with writing: a suggestion from the knowledge, and a model that rewrites, translates and summarises.
        await Open(page, page.Url.Replace("/details", "", StringComparison.Ordinal));
        var copilot = page.GetByRole(AriaRole.Status, new() { Name = "Copilot" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Suggest" }).ClickAsync();
        await Expect(copilot).ToContainTextAsync("three years", new() { Timeout = 30_000 });
        await Screens.Take(page, "agents-copilot-1440-light");
        await Clean(page);
        await copilot.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        foreach (var (wish, isTaken) in new[] { ("Make it friendlier", true), ("Translate for the customer", true), ("Translate what they wrote", false), ("Summarise the conversation", false) })
        {
            await page.GetByLabel("Rewrite, translate, summarise").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = wish }).ClickAsync();
            await Expect(copilot).ToContainTextAsync("A warm text about three years.", new() { Timeout = 30_000 });
            await copilot.GetByRole(AriaRole.Button, new() { Name = isTaken ? "Use it" : "Dismiss" }).ClickAsync();
            await Expect(copilot).ToHaveCountAsync(0);
        }

        // What was asked becomes a test, and what a person answered becomes knowledge once somebody has read it.
        await page.Locator("[data-composer][data-ready] textarea").PressAsync("Enter");
        await Expect(page.Locator(".msg.out").Filter(new() { HasText = "A warm text about three years." })).ToBeVisibleAsync(Patiently);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of("Resolve") }).First.ClickAsync();
        await Expect(page.Locator(".badge.ok").Filter(new() { HasText = "Resolved" }).First).ToBeVisibleAsync(Patiently);
        await Open(page, "/agents/juniper-clay/robin/tests");
        await page.GetByRole(AriaRole.Button, new() { Name = "From conversations" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "How long is a gift voucher good for?" }).ClickAsync();
        await Expect(page.GetByLabel("A customer writes")).ToHaveValueAsync("How long is a gift voucher good for?");
        await Open(page, "/agents/juniper-clay/knowledge/holidays");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Past answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look through resolved conversations" }).ClickAsync();
        await Expect(page.GetByLabel("Answer", new() { Exact = true })).ToHaveValueAsync(Pattern.Of("A warm text about three years"), new() { Timeout = 30_000 });
        await page.GetByLabel("Add this").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Pattern.Of("From conversations.*") })).ToBeVisibleAsync(Patiently);

        // A tool that nothing in this installation can do says so, and a setting that can't be says what would be.
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAgentGrain>(AgentKeys.Of("juniper-clay", "flows")).Create(
            new AgentDefinition { Name = "Flows", Tools = [new AgentTool { Id = "start_workflow", Kind = AgentToolKind.StartWorkflow, Name = "Start a workflow" }] },
            new Author(AuthorKind.System, null, "Test"));
        await Open(page, "/agents/juniper-clay/flows");
        await Expect(page.Locator("#tools")).ToContainTextAsync("Workflows can’t be started yet");
        await page.GetByLabel("Temperature").FillAsync("3");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#model").GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a temperature from 0 to 2");
        await page.GetByLabel("Temperature").FillAsync("0.4");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#model").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        Assert.Empty(errors);
        await app.StopAsync();
        await pages.StopAsync();
    }

    /// <summary>Goes to a page and waits until it is live: what is pressed before that is lost.</summary>
    private static async Task Open(IPage page, string address)
    {
        var live = page.WaitForWebSocketAsync(new() { Timeout = 30_000 });
        await page.GotoAsync(address);
        var told = new TaskCompletionSource();
        (await live).FrameReceived += (_, _) => told.TrySetResult();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task Clean(IPage page)
    {
        var found = await page.RunAxe();
        Assert.DoesNotContain(found.Violations, violation => violation.Impact is "serious" or "critical");
    }

    private static WebApplication Site(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        var site = builder.Build();
        site.MapGet("/gifts", static () => Results.Text("<html lang=en><head><title>Gift vouchers</title></head><body><main><h1>Gift vouchers</h1><p>A gift voucher is good for three years, in the shop and for workshops.</p></main></body></html>", "text/html"));
        site.MapGet("/robots.txt", static () => Results.NotFound());
        return site;
    }
}
