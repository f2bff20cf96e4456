using System.Text.Json;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Push;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>A browser that is told of things while no page is open, over a double of a push service that opens what it is given.</summary>
[Collection(BrowserTests.Name)]
public sealed class PushTests(BrowserFixture browser)
{
    [Fact]
    public async Task ABrowserIsToldWithNoPageOpenUntilItSignsOut()
    {
        await using var service = await PushServiceDouble.Start();
        await using var product = await Product.Start(configure: builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Push:TrustedServices:0"] = service.Host }));
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = product.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "en-GB", TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        await context.GrantPermissionsAsync(["notifications"]);
        await context.AddInitScriptAsync(Fake.Replace("ENDPOINT", service.Endpoint, StringComparison.Ordinal).Replace("KEY", service.Key, StringComparison.Ordinal).Replace("AUTH", service.Auth, StringComparison.Ordinal));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");

        await page.GotoAsync("/settings/acme/notifications");
        await Expect(page.GetByText("Off. Nothing of customers leaves this installation")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell me here, too" }).ClickAsync();
        await Expect(page.GetByText("This browser tells you from now on, also with no page open.")).ToBeVisibleAsync();
        await Expect(page.GetByText("(this one)")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, "push-settings-1440-light");
        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screens.Take(page, "push-settings-390-dark");
        var tools = await context.NewCDPSessionAsync(page);
        var origin = product.Address.GetLeftPart(UriPartial.Authority);
        var registration = await WorkerSession.Registration(tools, Worker);
        var worker = await WorkerSession.Attach(browser.Browser, origin + Worker);
        await page.GotoAsync("about:blank");

        // With no page open, something happens.
        var lea = product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915123456199", new CustomerProfile { Name = "Lea Brandt" });
        await lea.SendText("When are you open?");
        await lea.View.NextFromBusiness(CancellationToken.None);
        using (Caller.Use(Caller.Engine))
        {
            var owner = (await product.Grains.GetGrain<IPeopleGrain>("acme").List()).Members[0];
            await product.Grains.GetGrain<IConversationGrain>($"acme/whatsapp/{Product.Assets.PhoneNumberId}/4915123456199")
                .Assign(AssignCommand.To(new Assignee(owner.AccountId, owner.Name), Author.System));
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var arrival = await service.Next(limit.Token);
        Assert.NotNull(arrival.Claims);
        var message = JsonDocument.Parse(arrival.Message).RootElement;
        Assert.Equal("Conversation #1 was assigned to you", message.GetProperty("title").GetString());
        Assert.StartsWith("/inbox/acme/", message.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lea", arrival.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("open?", arrival.Message, StringComparison.Ordinal);

        // The browser hands what arrived to the worker, which shows it and leads there: without a page, in a new window.
        await worker.Run("async () => { self.shown = new Promise(done => { registration.showNotification = async (title, more) => done({ title, url: more.data.url }); }); }");
        await tools.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = origin, ["registrationId"] = registration, ["data"] = arrival.Message });
        var shown = await worker.Run("() => self.shown");
        var address = message.GetProperty("url").GetString()!;
        Assert.Equal((message.GetProperty("title").GetString(), address), (shown.GetProperty("title").GetString(), shown.GetProperty("url").GetString()));
        Assert.Equal(address, (await worker.Run($"async () => {{ {Click(address)} return await opened; }}")).GetString());

        // An open page goes where the notification leads. The worker has a place of its own that no page waits for.
        await page.GotoAsync("/settings/acme/notifications");
        await Expect(page.GetByText("(this one)")).ToBeVisibleAsync();
        Assert.Equal("activated", await page.EvaluateAsync<string>($"async () => (await navigator.serviceWorker.getRegistration('{Worker}')).active.state"));
        await FollowClick(page, worker, address);
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToContainTextAsync("When are you open?");

        // Signing out ends it.
        await page.SetViewportSizeAsync(1440, 900);
        await page.EvaluateAsync("() => document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
        await page.WaitForURLAsync("**/login**");
        using (Caller.Use(Caller.Engine))
        {
            var owner = (await product.Grains.GetGrain<IPeopleGrain>("acme").List()).Members[0];
            Assert.Empty(await product.Grains.GetGrain<Chatbotics.Grains.Abstractions.Notifications.INotificationsGrain>(
                Chatbotics.Grains.Abstractions.Notifications.INotificationsGrain.Key("acme", owner.AccountId)).ListDevices());
        }
    }

    private const string Worker = "/_content/Chatbotics.WebFront/push-worker.js";

    // No test can click what the system shows, and only real clicks may open windows: both are stood in for.
    // A page that has only just come to life may not listen yet: the notification is pressed again, as a person would.
    private static async Task FollowClick(IPage page, WorkerSession worker, string address)
    {
        for (var attempt = 1; ; attempt++)
        {
            await worker.Run($"async () => {{ {Click(address)} }}");
            try
            {
                await page.WaitForURLAsync("**" + address, new() { Timeout = 4_000 });
                return;
            }
            catch (TimeoutException) when (attempt < 5)
            {
            }
        }
    }

    private static string Click(string address) => $$"""
        const opened = new Promise(done => { clients.openWindow = async url => done(url); });
        const click = new ExtendableEvent("notificationclick");
        Object.defineProperty(click, "notification", { value: { close() { }, data: { url: "{{address}}" } } });
        self.dispatchEvent(click);
        """;

    // Stands for the browser maker's service, which no test can reach.
    private const string Fake = """
        (() => {
          const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0)).buffer;
          const given = key => ({ endpoint: "ENDPOINT", options: { applicationServerKey: key }, getKey: name => bytes(name === "auth" ? "AUTH" : "KEY"), unsubscribe: async () => true });
          if (!window.PushManager) return;
          PushManager.prototype.subscribe = async options => { sessionStorage.setItem("push", "1"); return given(options.applicationServerKey); };
          PushManager.prototype.getSubscription = async () => sessionStorage.getItem("push") ? given(new ArrayBuffer(65)) : null;
        })();
        """;
}
