using System.Buffers.Text;
using System.Text;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>A role made in the page, and what its member sees by channel, by team and by assignment: list, search, address, live.</summary>
[Collection(BrowserTests.Name)]
public sealed class RoleTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    private const string Wanda = "4915100000071";
    private const string Milo = "7700123456780071";

    [Fact]
    public async Task AMemberSeesAndMayOnlyWhatWasSaid()
    {
        var owner = await shared.Open(browser);
        var wanda = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, Wanda, new CustomerProfile { Name = "Wanda Kess" });
        var milo = shared.Product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, Milo, new CustomerProfile { Name = "Milo Brand" });
        foreach (var (customer, text) in new[] { (wanda, "Is the cobalt planter in stock?"), (milo, "Is the cobalt bowl in stock?") })
        {
            await customer.SendText(text);
            await customer.View.NextFromBusiness(CancellationToken.None);
        }

        await owner.GotoAsync("/settings/acme/teams");
        await owner.GetByLabel("New team").FillAsync("Shipping");
        await Press(owner, "Add the team");
        await Expect(owner.Locator(".set-rows")).ToContainTextAsync("Shipping");

        // A role without the right to reply.
        await owner.GotoAsync("/settings/acme/roles");
        await Press(owner, "New role");
        await owner.GetByLabel("Name").FillAsync("Listener");
        foreach (var taken in new[] { "Reply and take over", "Resolve, snooze and label", "Assign to others" })
        {
            if (await owner.GetByLabel(taken).IsCheckedAsync())
            {
                await owner.GetByLabel(taken).UncheckAsync();
            }
        }

        await Screens.Take(owner, "role-new-1440-light");
        await Press(owner, "Save the role");
        await Expect(owner.GetByText("Saved. It holds from now on, for everyone who has the role.")).ToBeVisibleAsync();

        // It is given to somebody who is new here, for one channel.
        await owner.GotoAsync("/settings/acme/people");
        await owner.GetByLabel("E-mail address").FillAsync("tess@shop.test");
        await owner.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Listener" });
        await Press(owner, "Invite");
        var tess = await shared.Join(browser, new Uri(await owner.GetByLabel("Link of the invitation").InputValueAsync()).PathAndQuery, "Tess Low");
        await Sees(owner, "All conversations", "Shop page");

        await tess.GotoAsync("/inbox/acme");
        await Expect(Row(tess, "Milo Brand")).ToBeVisibleAsync();
        await Expect(Row(tess, "Wanda Kess")).ToHaveCountAsync(0);

        // Search, the address itself, and the address typed into a live page find nothing of the other channel.
        await tess.GetByLabel("Search people and messages").FillAsync("cobalt");
        await Expect(tess.Locator(".found")).ToContainTextAsync("Milo Brand");
        await Expect(tess.Locator(".found")).Not.ToContainTextAsync("Wanda Kess");
        await tess.GetByLabel("Search people and messages").FillAsync("");
        var foreign = Thread("whatsapp", Product.Assets.PhoneNumberId, Wanda);
        await tess.EvaluateAsync("address => Blazor.navigateTo(address)", foreign);
        await NothingThere(tess);
        await tess.GotoAsync(foreign);
        await NothingThere(tess);

        // Nothing to answer with.
        await tess.GotoAsync(Thread("messenger", Product.Assets.PageId, Milo));
        await Expect(tess.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToContainTextAsync("Is the cobalt bowl in stock?");
        await Expect(tess.GetByRole(AriaRole.Button, new() { Name = "Take over" })).ToHaveCountAsync(0);
        await Expect(tess.GetByRole(AriaRole.Button, new() { Name = "Resolve" })).ToHaveCountAsync(0);
        await Screens.Take(tess, "role-listener-1440-light");
        foreach (var closed in new[] { "/settings/acme/roles", "/settings/acme/audit", "/channels/acme", "/privacy/acme" })
        {
            Assert.Equal(404, (await tess.GotoAsync(closed))!.Status);
        }

        // Live: what happens in the other channel isn't told, what happens in her own is.
        await tess.GotoAsync("/inbox/acme");
        await Expect(Row(tess, "Milo Brand")).ToBeVisibleAsync();
        await wanda.SendText("Nobody but the owner reads this.");
        await milo.SendText("And a plate?");
        await Expect(Row(tess, "Milo Brand")).ToContainTextAsync("The agent answers.");
        await Expect(tess.GetByText("Wanda Kess")).ToHaveCountAsync(0);
        await Expect(tess.GetByText("Nobody but the owner reads this.")).ToHaveCountAsync(0);

        // By team: nothing, until a conversation is the team's; then it comes by itself.
        await Sees(owner, "Those of the own teams, and the own ones", null, "Shipping");
        await tess.GotoAsync("/inbox/acme");
        await Expect(tess.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^All") })).ToBeVisibleAsync();
        await Expect(Row(tess, "Milo Brand")).ToHaveCountAsync(0);
        await AsEngine(async (grain, team) => await grain.Assign(AssignCommand.ToTeam(team, Author.System)), $"acme/whatsapp/{Product.Assets.PhoneNumberId}/{Wanda}");
        await wanda.SendText("For the team of parcels.");
        await Expect(Row(tess, "Wanda Kess")).ToBeVisibleAsync();
        await Row(tess, "Wanda Kess").ClickAsync();
        await Expect(tess.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToContainTextAsync("For the team of parcels.");

        // By assignment: the team's is gone again, from the list and from its address.
        await Sees(owner, "Only the own ones", null);
        await tess.GotoAsync("/inbox/acme");
        await Expect(tess.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^All") })).ToBeVisibleAsync();
        await Expect(Row(tess, "Wanda Kess")).ToHaveCountAsync(0);
        await tess.GotoAsync(foreign);
        await NothingThere(tess);
    }

    private static async Task NothingThere(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing at this address" })).ToBeVisibleAsync();
        await Expect(page.GetByText("cobalt planter")).ToHaveCountAsync(0);
    }

    private static async Task Sees(IPage owner, string scope, string? channel, string? team = null)
    {
        await owner.GotoAsync("/settings/acme/people");
        await owner.GetByRole(AriaRole.Button, new() { Name = "What Tess Low sees" }).ClickAsync();
        await owner.GetByLabel(scope).CheckAsync();
        if (channel is null)
        {
            await owner.GetByLabel("All of them").CheckAsync();
        }
        else
        {
            await owner.GetByLabel(channel).CheckAsync();
        }

        if (team is not null)
        {
            await owner.GetByLabel(team, new() { Exact = true }).CheckAsync();
        }

        await owner.Locator(".sight").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(owner.GetByText("Changed what Tess Low sees.")).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, string name) => page.Locator(".rows a.row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private static string Thread(string platform, string asset, string contact) =>
        "/inbox/acme/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{platform}/{asset}/{contact}"));

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task AsEngine(Func<IConversationGrain, TeamReference, Task> act, string conversation)
    {
        using var engine = Caller.Use(Caller.Engine);
        var team = (await shared.Product.Grains.GetGrain<IPeopleGrain>("acme").List()).Teams.Single(static one => one.Name == "Shipping");
        await act(shared.Product.Grains.GetGrain<IConversationGrain>(conversation), new TeamReference(team.Id, team.Name));
    }
}
