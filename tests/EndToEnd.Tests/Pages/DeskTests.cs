using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>A desk of the real product: received, filtered, assigned, taken over while the agent answers, failed and sent again, resolved together.</summary>
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

    [Fact]
    public async Task SomebodyUnnamedCanBeReadAssignedFilteredAndResolvedWithOthers()
    {
        var page = await shared.Open(browser);

        // Meta doesn't name those who have not agreed to it.
        using var unnamed = shared.Product.Meta.Faults.Add(Fault.Answer(230).On(CallKind.Other).For("7700123456789012"));
        var guest = shared.Product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, "7700123456789012");
        await guest.SendText("Do you ship to Norway?");
        await guest.View.NextFromBusiness(CancellationToken.None);
        var other = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000013");
        await other.SendText("Hi there");
        await other.View.NextFromBusiness(CancellationToken.None);

        // Nobody reads a platform's id.
        await page.GotoAsync("/inbox/acme");
        await Expect(Row(page, "Customer 0013")).ToBeVisibleAsync();
        await Row(page, "Guest 9012").ClickAsync();
        await Expect(Log(page)).ToContainTextAsync("Do you ship to Norway?");
        await Expect(page.GetByText("7700123456789012")).ToHaveCountAsync(0);

        await page.Locator("summary[aria-label='Assignee: Nobody']").ClickAsync();
        await page.Locator(".ctx .menu").GetByRole(AriaRole.Button, new() { Name = "Me", Exact = true }).ClickAsync();
        await Expect(Row(page, "Guest 9012")).ToHaveAttributeAsync("data-owner", "person");
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^Mine") }).ClickAsync();
        await Expect(Row(page, "Guest 9012")).ToBeVisibleAsync();
        await Expect(Row(page, "Customer 0013")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^All") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Select several" }).ClickAsync();
        await page.GetByLabel("Select Guest 9012").CheckAsync();
        await page.GetByLabel("Select Customer 0013").CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.GetByText("2 conversations resolved.")).ToBeVisibleAsync();
        await Expect(Row(page, "Customer 0013")).ToHaveCountAsync(0);

        // The open one stays where it is read.
        await Expect(page.Locator(".holder")).ToContainTextAsync("This conversation is resolved.");
        await Screens.Take(page, "desk-resolved-1440-light");
    }

    private static ILocator Row(IPage page, string name) => page.Locator(".rows a.row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    private static async Task Reply(IPage page, string text)
    {
        await page.Locator("[data-composer][data-ready] textarea").FillAsync(text);
        await page.Locator("[data-composer] textarea").PressAsync("Enter");
    }
}
