using Chatbotics.CommandLine;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Hosting;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.TestKit.Processes;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Identity.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product with its demo: the bell rings without a reload, leads to what happened, and obeys the person's wishes.</summary>
[Collection(BrowserTests.Name)]
public sealed class NotificationTests(BrowserFixture browser)
{
    private const string Tenant = "juniper-clay";
    private const float Patience = 30_000;

    [Fact]
    public async Task TheBell()
    {
        var url = FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}");
        await using var app = await ChatboticsHost.Build(
            new HostArguments { Urls = url, DataFolder = Directory.CreateTempSubdirectory("chatbotics-bell-").FullName },
            static builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await app.StartAsync();
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync((await app.Services.GetRequiredService<FirstStart>().Link())!.ToString());
        await page.GetByLabel("Your name").FillAsync("Ada Owner");
        await page.GetByLabel("E-mail address").FillAsync("ada@shop.test");
        await page.GetByLabel("Password").FillAsync("four quiet words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make account and open the inbox" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");

        // Silent until it is allowed.
        await page.GotoAsync($"/settings/{Tenant}/notifications");
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow the tone" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Silence" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-heard", "1");
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, "notification-settings-1440-light");

        // A customer wants a person: the bell says so on any page, and leads there.
        var lea = app.Services.GetRequiredService<SimulatorHost>().Meta
            .Customer(Platform.WhatsApp, "100000000000001", "4915123456127", new CustomerProfile { Name = "Lea Brandt" });
        await lea.SendText("Can I talk to a person please?");
        var bell = page.Locator(".bell > summary");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications, 1 unread");
        await bell.ClickAsync();
        var panel = page.Locator(".nt-panel");
        await Expect(panel).ToContainTextAsync("Lea Brandt waits for somebody");
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, "notification-panel-1440-light");
        await panel.GetByRole(AriaRole.Link, new() { NameRegex = Pattern.Of("Lea Brandt waits") }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");

        // What comes in the conversation that is looked at rings nothing; elsewhere it is one item with a count, and heard.
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(page.Locator("[data-composer][data-ready] textarea")).ToBeVisibleAsync();
        await UntilTakenOver(app.Services);
        await lea.SendText("It is about the cobalt bowl.");
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToContainTextAsync("cobalt bowl");
        await UntilRead(app.Services);
        await page.GetByRole(AriaRole.Link, new() { Name = "Contacts" }).First.ClickAsync();
        await page.WaitForURLAsync("**/contacts/**");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");
        await lea.SendText("Is it back?");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications, 1 unread");
        await lea.SendText("Hello?");
        await bell.ClickAsync();
        await Expect(panel).ToContainTextAsync("Lea Brandt wrote 2 messages");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-heard", Pattern.Of("^[2-9]$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");

        // The wishes hold, and on a phone the list has a page of its own.
        await page.GotoAsync($"/settings/{Tenant}/notifications");
        await page.GetByLabel("New message in my conversations: List").UncheckAsync();
        await page.GetByLabel("New message in my conversations: Mail").CheckAsync();
        await page.GetByLabel("Quiet hours").CheckAsync();
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("20:00");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("20:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("end at another time");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("07:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".said")).ToContainTextAsync("Saved.");
        await page.SetViewportSizeAsync(390, 844);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("New message in my conversations: List")).Not.ToBeCheckedAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page scrolls sideways.");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screens.Take(page, "notification-settings-390-dark");
        await page.GotoAsync($"/notifications/{Tenant}");
        await Expect(page.Locator(".nt-list li")).Not.ToHaveCountAsync(0);
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, "notifications-390-dark");
    }

    // The news of a message comes a moment after the message: whoever leaves in between hears of it.
    // What a customer writes before it is durable that a person holds the conversation is nobody's news.
    private static Task UntilTakenOver(IServiceProvider services) => Eventually.Holds(async () =>
    {
        using var engine = Caller.Use(Caller.Engine);
        var conversation = services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>($"{Tenant}/whatsapp/100000000000001/4915123456127");
        return (await conversation.GetSummary())?.Owner.Kind == OwnerKind.Person;
    });

    private static Task UntilRead(IServiceProvider services) => Eventually.Holds(async () =>
    {
        using var engine = Caller.Use(Caller.Engine);
        var grains = services.GetRequiredService<IGrainFactory>();
        var owner = (await grains.GetGrain<IPeopleGrain>(Tenant).List()).Members[0].AccountId;
        var feed = await grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(Tenant, owner)).List(20);
        return feed.Unread == 0 && feed.Items.Any(static item => item.Notice.Kind == NotificationKind.CustomerWrote);
    });
}
