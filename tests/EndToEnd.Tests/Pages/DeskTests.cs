using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>A desk of the real product: taken over while the agent answers, failed and sent again.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    [Fact]
    public async Task ATakeoverWhileTheAgentAnswersLeavesOneAnswer()
    {
        var page = await shared.Open(browser);
        var nora = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000011", new CustomerProfile { Name = "Nora Vale" });
        shared.Assistant.Hold();
        await nora.SendText("When are you open?");
        await shared.Assistant.Begun.Task;
        await page.GotoAsync("/inbox/acme");
        await Row(page, "Nora Vale").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(page.Locator(".holder")).ToContainTextAsync("You hold this conversation.");
        shared.Assistant.LetGo();
        await shared.Assistant.Ended.Task;
        await Reply(page, "Hello Nora, until six today.");
        Assert.Equal("Hello Nora, until six today.", (await nora.View.NextFromBusiness(CancellationToken.None)).Text);
        await Expect(page.Locator(".msg.out").Filter(new() { HasText = "Hello Nora" }).GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync();
        Assert.DoesNotContain(nora.View.Messages, static message => message.Text == "The agent answers.");
    }

    [Fact]
    public async Task WhatFailedSaysWhyAndIsSentAgainOnce()
    {
        var page = await shared.Open(browser);
        var otto = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000012", new CustomerProfile { Name = "Otto Lind" });
        await otto.SendText("Hello?");
        await otto.View.NextFromBusiness(CancellationToken.None);
        await page.GotoAsync("/inbox/acme");
        await Row(page, "Otto Lind").ClickAsync();
        using var fault = shared.Product.Meta.Faults.Add(Fault.FailedStatus(131016).To("4915100000012").Next(1));
        await Reply(page, "Your planter is ready.");
        await Expect(Log(page)).ToContainTextAsync("Not sent.");
        await Screens.Take(page, "desk-failed-1440-light");
        await Log(page).GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        var sent = page.Locator(".msg.out").Filter(new() { HasText = "Your planter is ready." });
        await Expect(sent.GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync();
        await Expect(Log(page)).Not.ToContainTextAsync("Not sent.");
        await Expect(sent).ToHaveCountAsync(1);
    }

    private static ILocator Row(IPage page, string name) => page.Locator(".rows a.row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    private static async Task Reply(IPage page, string text)
    {
        await page.Locator("[data-composer][data-ready] textarea").FillAsync(text);
        await page.Locator("[data-composer] textarea").PressAsync("Enter");
    }
}
