using Chatbotics.CommandLine;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Hosting;
using Chatbotics.TestKit.Processes;
using Chatbotics.WebFront.Identity.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product with its demo: what someone sees within the first minute after the first start.</summary>
[Collection(BrowserTests.Name)]
public sealed class ProductTests(BrowserFixture browser)
{
    [Fact]
    public async Task TheFirstMinute()
    {
        var folder = Directory.CreateTempSubdirectory("chatbotics-first-").FullName;
        var url = FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}");
        await using var app = await ChatboticsHost.Build(
            new HostArguments { Urls = url, DataFolder = folder },
            static builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await app.StartAsync();
        var link = await app.Services.GetRequiredService<FirstStart>().Link();
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(link!.ToString());
        await page.GetByLabel("Your name").FillAsync("Ada Owner");
        await page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
        await page.GetByLabel("Password").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least 10 characters");
        await Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Ada Owner");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody has written yet" })).ToBeVisibleAsync(Patiently);

        // A customer writes, the agent answers on the phone, the list shows both.
        var phone = page.Locator(".sim .talk");
        await Say("Do you ship to Norway?");
        await Expect(phone.Locator(".theirs .bub:not(.writing)")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        var row = page.Locator(".rows a.row").First;
        await Expect(row).ToContainTextAsync("Answered", new() { Timeout = 30_000 });
        await row.ClickAsync();
        var log = page.GetByRole(AriaRole.Log, new() { Name = "Messages" });
        await Expect(log).ToContainTextAsync("Do you ship to Norway?", new() { Timeout = 30_000 });
        await Expect(log.GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync(Patiently);
        await Screens.Take(page, "product-answered-1440-light");

        // The open thread goes on by itself.
        await Say("Can I talk to a person please?");
        await Expect(log).ToContainTextAsync("Can I talk to a person please?", new() { Timeout = 30_000 });
        await Expect(page.Locator(".holder")).ToContainTextAsync("Nobody holds this conversation.", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(page.Locator(".holder")).ToContainTextAsync("You hold this conversation.", new() { Timeout = 30_000 });

        await page.Locator("[data-composer][data-ready] textarea").FillAsync("Hello, a person here.");
        await page.Locator("[data-composer] textarea").PressAsync("Enter");
        await Expect(phone).ToContainTextAsync("Hello, a person here.", new() { Timeout = 30_000 });
        var mine = page.Locator(".msg.out").Filter(new() { HasText = "Hello, a person here." });
        await Expect(mine.GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync(Patiently);
        await Expect(mine).ToHaveCountAsync(1);

        await Say("Thank you!");
        await Expect(log).ToContainTextAsync("Thank you!", new() { Timeout = 30_000 });
        await Screens.Take(page, "product-person-1440-light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.Locator(".holder")).ToContainTextAsync("This conversation is resolved.", new() { Timeout = 30_000 });
        Assert.Empty(errors);

        // The link was good once.
        Assert.Null(await app.Services.GetRequiredService<FirstStart>().Link());
        await page.GotoAsync(link.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chatbotics is set up" })).ToBeVisibleAsync(Patiently);
        await app.StopAsync();

        async Task Say(string words)
        {
            await page.Locator(".say input").FillAsync(words);
            await page.Locator(".say input").PressAsync("Enter");
            await Expect(phone.Locator(".mine").Filter(new() { HasText = words })).ToBeVisibleAsync(Patiently);
        }
    }

    private const string Password = "four quiet words here";

    private static LocatorAssertionsToBeVisibleOptions Patiently => new() { Timeout = 30_000 };
}
