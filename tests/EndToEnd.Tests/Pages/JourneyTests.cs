using System.Text.RegularExpressions;
using Chatbotics.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>One person from signing up to two workspaces with two roles, and back in after guesses that locked the account.</summary>
[Collection(BrowserTests.Name)]
public sealed class JourneyTests(BrowserFixture browser, OpenProduct open) : IClassFixture<OpenProduct>
{
    private const string Mara = "mara@harbour.test";
    private const string First = "four quiet words here";
    private const string Second = "three other loud words";

    [Fact]
    public async Task SomebodySignsUpWorksInTwoWorkspacesAndComesBackAfterALockout()
    {
        await using var context = await Context();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("Your name").FillAsync("Mara Holm");
        await page.GetByLabel("E-mail address").FillAsync(Mara);
        await page.GetByLabel("Password").FillAsync(First);
        await Press(page, "Make the account");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mailbox" })).ToBeVisibleAsync();

        // The address is confirmed by a press, and a workspace made where there is none.
        await page.GotoAsync(await open.LinkFor(Mara, "confirm-address"));
        await Press(page, "Confirm my address");
        await SignIn(page, Mara, First);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are in no workspace" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New workspace" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Harbour Books");
        await Press(page, "Make the workspace");
        await page.WaitForURLAsync("**/inbox/harbour-books");
        await Screens.Take(page, "journey-new-workspace-1440-light");

        // Another workspace invites by mail, as somebody who may only look.
        var owner = await open.Owner(browser);
        await owner.GotoAsync("/settings/acme/people");
        await owner.GetByLabel("E-mail address").FillAsync(Mara);
        await owner.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("viewer");
        await Press(owner, "Invite");
        await Expect(owner.GetByText("An invitation is on its way to " + Mara)).ToBeVisibleAsync();
        var invitation = await open.LinkFor(Mara, "invitation");

        // Whoever else opens it is told whom it is for, and joins nothing.
        await owner.GotoAsync(invitation);
        await Expect(owner.GetByRole(AriaRole.Button, new() { Name = "Join the workspace" })).ToHaveCountAsync(0);
        await page.GotoAsync(invitation);
        await Press(page, "Join the workspace");
        await page.WaitForURLAsync("**/inbox/acme");

        // What a role allows holds where it was given, and nowhere else.
        await page.GotoAsync("/settings/acme/people");
        await Expect(page.Locator(".set-rows").First).ToContainTextAsync("Mara Holm");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Invite" })).ToHaveCountAsync(0);
        foreach (var closed in new[] { "/settings/acme/audit", "/settings/acme/roles", "/channels/acme", "/privacy/acme" })
        {
            Assert.Equal(404, (await page.GotoAsync(closed))!.Status);
        }

        await page.GotoAsync("/inbox/acme");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Workspace: Acme" }).ClickAsync();
        await Screens.Take(page, "journey-switcher-1440-light");
        await page.GetByRole(AriaRole.Option, new() { Name = "Harbour Books" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Pattern.Of("/inbox/harbour-books$"));
        await page.GotoAsync("/settings/harbour-books/people");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Invite" })).ToBeVisibleAsync();
        Assert.Equal(200, (await page.GotoAsync("/settings/harbour-books/audit"))!.Status);

        // The owner of one workspace finds nothing at the other's address.
        Assert.Equal(404, (await owner.GotoAsync("/inbox/harbour-books"))!.Status);

        // Somebody guesses: after some tries not even the right password helps, and says no more than before.
        await using var elsewhere = await Context();
        var thief = await elsewhere.NewPageAsync();
        for (var guess = 0; guess < 12; guess++)
        {
            await SignIn(thief, Mara, "guess number " + guess, isRight: false);
        }

        await SignIn(thief, Mara, First, isRight: false);

        // A new password by mail ends the pause, and every session with it.
        await thief.GotoAsync("/forgot-password");
        await thief.GetByLabel("E-mail address").FillAsync(Mara);
        await Press(thief, "Send the link");
        await Expect(thief.GetByRole(AriaRole.Heading, new() { Name = "Look into your mailbox" })).ToBeVisibleAsync();
        var reset = await open.LinkFor(Mara, "reset-password");
        await thief.GotoAsync(reset);
        await thief.GetByLabel("New password").FillAsync("short");
        await Press(thief, "Set the password");
        await Expect(thief.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least 10 characters");
        await thief.GetByLabel("New password").FillAsync(Second);
        await Press(thief, "Set the password");
        await SignIn(thief, Mara, Second);
        await thief.WaitForURLAsync("**/inbox/**");
        await thief.GotoAsync(reset);
        await Expect(thief.GetByRole(AriaRole.Heading, new() { Name = "This link is no longer good" })).ToBeVisibleAsync();
        await page.GotoAsync("/account/profile");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private static async Task SignIn(IPage page, string email, string password, bool isRight = true)
    {
        if (!page.Url.Contains("/login", StringComparison.Ordinal))
        {
            await page.GotoAsync("/login");
        }

        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        var answer = page.WaitForResponseAsync(static response => response.Request.Method == "POST");
        await Press(page, "Sign in");
        Assert.Equal(isRight ? 302 : 401, (await answer).Status);
        if (isRight)
        {
            await page.WaitForURLAsync(new Regex("/inbox", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
        else
        {
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Address or password is wrong.");
        }
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task<IBrowserContext> Context()
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = open.Product.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        return context;
    }
}
