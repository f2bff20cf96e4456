using System.Text;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The real product: contacts made, edited, merged and taken apart, imported, exported, filtered; wide, narrow and dark.</summary>
[Collection(BrowserTests.Name)]
public sealed class ContactTests(BrowserFixture browser) : IAsyncLifetime
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
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await _page.WaitForURLAsync("**/inbox/**");
    }

    public async Task DisposeAsync()
    {
        await _context.CloseAsync();
        await _product.DisposeAsync();
    }

    [Fact]
    public async Task Contacts_from_the_first_message_to_the_file()
    {
        // An attribute of our own.
        await _page.GotoAsync("/settings/acme/attributes");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("Plan");
        await _page.GetByLabel("Holds").SelectOptionAsync("List");
        await Button("Add attribute").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 to 100 different options");
        await _page.GetByLabel("Options, one a line").FillAsync("Free\nGold");
        await Button("Add attribute").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Cell, new() { Name = "plan", Exact = true })).ToBeVisibleAsync();
        await Look("contacts-attributes");

        // Who writes becomes a contact, and stands beside the thread.
        await _product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915123456789", new() { Name = "lea b" }).SendText("When are you open?");
        await _page.GotoAsync("/contacts/acme");
        var lea = _page.GetByRole(AriaRole.Link, new() { Name = "lea b" });
        await Reload(lea);
        await lea.ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "lea b" })).ToBeVisibleAsync();
        await _page.Locator(".ct-list a").First.ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "Open contact" })).ToBeVisibleAsync();
        await Look("contacts-beside-thread", axe: false);

        // Made by hand, with a wrong number first.
        await _page.GotoAsync("/contacts/acme/new");
        await _page.GetByLabel("Name").FillAsync("Lea Brandt");
        await _page.GetByLabel("Phone").FillAsync("0151 23456789");
        await _page.GetByLabel("E-mail").FillAsync("lea@example.com");
        await Button("Add contact").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Start with the country");
        await Expect(_page.GetByLabel("Name")).ToHaveValueAsync("Lea Brandt");
        await _page.GetByLabel("Phone").FillAsync("+49 151 23456789");
        await Button("Add contact").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Lea Brandt" })).ToBeVisibleAsync();

        // Edited where it stands.
        await _page.GetByLabel("Plan").SelectOptionAsync("Gold");
        await Expect(_page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Language" }).FillAsync("deutsch!");
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Language" }).BlurAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("language tag");
        await Expect(_page.GetByRole(AriaRole.Textbox, new() { Name = "Language" })).ToHaveValueAsync("deutsch!");
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Language" }).FillAsync("de");
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Language" }).BlurAsync();
        await _page.GetByLabel("New note").FillAsync("Prefers mornings.");
        await Button("Add note").ClickAsync();
        await Expect(_page.Locator(".ct-notes")).ToContainTextAsync("Prefers mornings.");

        // The same number: merged, and taken apart again.
        await Expect(_page.Locator(".page-body .banner.warn")).ToContainTextAsync("lea b may be the same person");
        await Look("contacts-contact");
        await Button("Merge").ClickAsync();
        await Expect(_page.Locator(".page-body .banner.ok")).ToContainTextAsync("Merged with lea b");
        await Expect(_page.Locator(".ct-list a")).ToHaveCountAsync(1);
        await _page.Locator(".page-body .banner.ok").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(_page.Locator(".ct-list a")).ToHaveCountAsync(0);
        await Button("Block").ClickAsync();
        await Expect(_page.Locator(".page-body .banner.danger")).ToContainTextAsync("Blocked by");
        await Look("contacts-blocked");
        await Button("Unblock").ClickAsync();
        await Expect(_page.Locator(".page-body .banner.danger")).ToHaveCountAsync(0);

        // A file with a bad row.
        await _page.GotoAsync("/contacts/acme/import");
        await _page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv", MimeType = "text/csv", Buffer = "Name,Mobile,Mail,Plan\nTom Hansen,+49 151 1111111,tom@example.com,Gold\nBad Row,0151,,Gold\n=cmd(),,sam@example.com,Free\n"u8.ToArray(),
        });
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "2. Say what the columns are" })).ToBeVisibleAsync();
        await Expect(_page.Locator(".tbl")).ToContainTextAsync("Start with the country");
        await Look("contacts-import");
        await Button("Import 2 rows").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
        await Expect(_page.Locator(".ct-facts")).ToContainTextAsync("2new");
        await Look("contacts-imported");

        // A segment of it.
        await _page.GotoAsync("/contacts/acme");
        await Button("Filter").ClickAsync();
        await Button("Add a condition").ClickAsync();
        await _page.GetByLabel("Field of condition 1").SelectOptionAsync("attribute:plan");
        await _page.Locator("select[aria-label='Value of condition 1']").SelectOptionAsync("Gold");
        await Expect(_page.Locator(".ct-tbl tbody tr")).ToHaveCountAsync(2);
        await Look("contacts-filter");
        await _page.GetByLabel("Name of the segment").FillAsync("Gold");
        await Button("Save as a segment").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "Gold" })).ToContainTextAsync("2");
        await _page.GetByLabel("Find contacts").FillAsync("hans");
        await Expect(_page.Locator(".ct-tbl tbody tr")).ToHaveCountAsync(1);

        // And a file of all, whose cells are no formulas.
        await _page.GotoAsync("/contacts/acme/export");
        await Button("Make the file").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "The file is ready" })).ToBeVisibleAsync();
        await Look("contacts-export");
        var download = await _page.RunAndWaitForDownloadAsync(() => _page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("Tom Hansen", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd()\",", text, StringComparison.Ordinal);

        await Everywhere();

        // A long file shows how far it is; every row that can't be taken in is named.
        await _page.SetViewportSizeAsync(1440, 900);
        await _page.GotoAsync("/contacts/acme/import");
        var rows = string.Concat(Enumerable.Range(0, 5_000).Select(static row => FormattableString.Invariant($"Row {row},{(row % 1_000 == 500 ? "no address" : $"row{row}@example.com")}\n")));
        await _page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("Name,Mail\n" + rows) });
        await Expect(_page.Locator(".tbl tbody tr")).ToHaveCountAsync(5);
        await Button("Import 4,995 rows").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Progressbar, new() { Name = "Rows taken in" })).ToBeVisibleAsync();
        await Look("contacts-import-progress");
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
        await Expect(_page.Locator(".ct-facts")).ToContainTextAsync("4,995new");
        await Expect(_page.Locator(".ct-facts")).ToContainTextAsync("5left out");
    }

    private async Task Everywhere()
    {
        foreach (var (name, path, wait) in new[]
        {
            ("list", "/contacts/acme", ".ct-tbl"), ("new", "/contacts/acme/new", ".ct-form"), ("duplicates", "/contacts/acme/duplicates", ".ct-pairs"),
            ("import-begin", "/contacts/acme/import", ".ct-file"), ("docs", "/api/docs", ".docs-op"),
        })
        {
            await _page.SetViewportSizeAsync(1440, 900);
            await _page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await _page.GotoAsync(path);
            await Expect(_page.Locator(wait).First).ToBeVisibleAsync();
            await Look("contacts-" + name);
            await _page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await Look($"contacts-{name}-dark");
            await _page.SetViewportSizeAsync(390, 844);
            Assert.False(await _page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "sideways: " + name);
            await Look($"contacts-{name}-390");
        }

        await _page.GotoAsync("/contacts/acme");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Lea Brandt" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Lea Brandt" })).ToBeVisibleAsync();
        Assert.False(await _page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "sideways: contact");
        await Look("contacts-contact-390");
    }

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The list is of the moment when it was opened: it is opened again until the contact is there.</summary>
    private async Task Reload(ILocator wanted)
    {
        while (true)
        {
            await Expect(_page.Locator(".ct-tbl, .empty").First).ToBeVisibleAsync();
            if (await wanted.CountAsync() > 0)
            {
                return;
            }

            await _page.ReloadAsync();
        }
    }

    private async Task Look(string name, bool axe = true)
    {
        await Screens.Take(_page, name);
        if (axe)
        {
            var result = await _page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.True(result.Violations.All(static violation => violation.Impact is not ("serious" or "critical")), name + ": " + string.Join("; ", result.Violations.Select(static violation =>
                $"{violation.Impact} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(4).Select(static node => node.Html))}")));
        }
    }
}
