using System.Buffers.Text;
using System.Text;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>
/// Every page of the product, from its route table: wide and light, then on a phone and dark. One heading, nothing that axe
/// finds serious, no scrolling sideways, no fault in the console. A new page is visited without being named here.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class RouteTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    private const string Tenant = "acme";

    [Fact]
    public async Task EveryPageCanBeUsedByEverybody()
    {
        // The first one signs in, for both.
        IPage[] pages = [await shared.Open(browser), await shared.Open(browser)];
        var conversation = await Begin();
        var contact = await shared.Make("/contacts", """{"name":"Lea Brandt","phone":"+4915123456127"}""");
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["/contacts/{Tenant}/{Id}"] = contact,
            ["/contacts/{Tenant}/import/{Id}"] = await shared.Make("/contacts/imports", "name,email\nMia,mia@example.com\n", "text/csv"),
            ["/contacts/{Tenant}/export/{Id}"] = await shared.Make("/contacts/exports", "{}"),
            ["Agent"] = await shared.Make("/agents", """{"name":"Wren","template":"support"}"""),
            ["Base"] = await shared.Make("/knowledge", """{"name":"Shop"}"""),
            ["Platform"] = "whatsapp", ["Asset"] = Product.Assets.PhoneNumberId, ["Tenant"] = Tenant, ["/inbox/{Tenant}/{Part}"] = conversation,
        };
        var addresses = PageAddresses.Of(shared.Product, parts).Distinct().ToArray();
        Assert.True(addresses.Length > 50, "The route table was not read.");
        var faults = await Task.WhenAll(pages.Select((page, turn) => Visit(page, addresses.Where((_, i) => i % pages.Length == turn), name => name
            .Replace(conversation, "conversation", StringComparison.Ordinal).Replace(contact, "contact", StringComparison.Ordinal))));
        Assert.True(faults.All(static some => some.Count == 0), string.Join('\n', faults.SelectMany(static some => some)));
    }

    private static async Task<List<string>> Visit(IPage page, IEnumerable<string> addresses, Func<string, string> name)
    {
        page.SetDefaultTimeout(60_000);
        page.SetDefaultNavigationTimeout(60_000);
        var faults = new List<string>();
        var console = new List<string>();
        page.Console += (_, line) => console.AddRange(line.Type == "error" ? [line.Text] : []);
        page.PageError += (_, error) => console.Add(error);
        foreach (var address in addresses)
        {
            console.Clear();
            await page.SetViewportSizeAsync(1440, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            try
            {
                await page.GotoAsync(address);
                await page.WaitForFunctionAsync("() => document.querySelector('h1') && ![...document.querySelectorAll('[aria-busy=true], .skel')].some(one => one.checkVisibility())");
            }
            catch (TimeoutException)
            {
                faults.Add($"{address} is not ready after a minute");
                await Screens.Take(page, "page-not-ready");
                continue;
            }

            await Look(address, "1440-light");
            await page.SetViewportSizeAsync(390, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Look(address, "390-dark", "color-contrast", "target-size", "scrollable-region-focusable");
            var (headings, width) = (await page.Locator("h1").CountAsync(), await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            faults.AddRange(headings == 1 ? [] : [$"{address} has {headings} headings of the first rank"]);
            faults.AddRange(width <= 390 ? [] : [$"{address} is {width} px wide on a phone"]);

            // The page that says so is what a made-up address has to show.
            faults.AddRange(console.Where(static line => !line.Contains("404", StringComparison.Ordinal) && !line.Contains("400", StringComparison.Ordinal)).Select(line => $"{address}: {line}"));
        }

        return faults;

        // Names and structure are the same at any width: on the phone only what looks decide is looked at again.
        async Task Look(string address, string how, params string[] rules)
        {
            await page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(one => one.effect.getTiming().iterations !== Infinity).map(one => one.finished.catch(() => { })))");
            var findings = await Axe.Check(page, rules);
            if (findings.Any(static finding => finding.StartsWith("document-title", StringComparison.Ordinal)))
            {
                // When the page comes to life, what the server drew makes room for a moment, its title too. It has to come back.
                await page.WaitForFunctionAsync("() => document.title");
                findings = await Axe.Check(page, rules);
            }

            faults.AddRange(findings.Select(finding => $"{address} {how}: {finding}"));
            await Screens.Take(page, $"page{name(address.Split('?')[0].Replace('/', '-'))}-{how}");
        }
    }

    private async Task<string> Begin()
    {
        var customer = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915123456127");
        await customer.SendText("Is the cobalt bowl back in stock?");
        await customer.View.NextFromBusiness(CancellationToken.None);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"whatsapp/{Product.Assets.PhoneNumberId}/4915123456127"));
    }
}
