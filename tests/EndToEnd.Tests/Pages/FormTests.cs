using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>
/// Every form of every page of the route table, sent empty, much too long, and with signs that don't belong there: what is wrong
/// stands at its field and is tied to it, what was typed stays, and the page goes on. A new form is found without being named here.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed partial class FormTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    // What may be empty: asking nothing asks nothing, and these words say so at their field.
    private static readonly string[] MayBeEmpty = ["Message to", "Question", "Days after the last message", "Write as a customer", "Search"];

    // What cuts to what it can use, as a search does.
    private static readonly string[] MayBeLong = ["Message to", "Question", "Write as a customer", "Search"];

    [Fact]
    public async Task WhatIsWrongStandsAtItsFieldAndNothingIsLost()
    {
        // The first one signs in, for both.
        IPage[] pages = [await shared.Open(browser), await shared.Open(browser)];
        var customer = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915123456127");
        await customer.SendText("Hello");
        await customer.View.NextFromBusiness(CancellationToken.None);
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["/contacts/{Tenant}/{Id}"] = await shared.Make("/contacts", """{"name":"Lea Brandt","phone":"+4915123456128"}"""),
            ["Agent"] = await shared.Make("/agents", """{"name":"Wren","template":"support"}"""),
            ["Base"] = await shared.Make("/knowledge", """{"name":"Shop"}"""),
            ["Platform"] = "whatsapp", ["Asset"] = Product.Assets.PhoneNumberId, ["Tenant"] = "acme",
            ["/inbox/{Tenant}/{Part}"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"whatsapp/{Product.Assets.PhoneNumberId}/4915123456127")),
        };
        var addresses = PageAddresses.Of(shared.Product, parts).Distinct()
            .Where(static address => !address.StartsWith("/inbox/", StringComparison.Ordinal) && !address.StartsWith("/account/", StringComparison.Ordinal))
            .Append("/account/password").ToArray();
        var walks = await Task.WhenAll(pages.Select((page, turn) => Walk(page, addresses.Where((_, i) => i % pages.Length == turn))));
        var faults = walks.SelectMany(static walk => walk.Faults).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
        Assert.True(walks.Sum(static walk => walk.Forms) >= 25, FormattableString.Invariant($"Only {walks.Sum(static walk => walk.Forms)} forms were found."));
    }

    private static async Task<(List<string> Faults, int Forms)> Walk(IPage page, IEnumerable<string> addresses)
    {
        var (faults, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        page.SetDefaultTimeout(20_000);
        page.PageError += (_, error) => faults.Add(page.Url + ": " + error);
        await page.AddInitScriptAsync(Script);
        foreach (var address in addresses)
        {
            await Open(page, address);
            string?[] openers = [null, .. (await page.EvaluateAsync<string[]>("() => forms.openers()")).Where(name => Opens().IsMatch(name) && seen.Add(address + name))];
            foreach (var opener in openers)
            {
                foreach (var kind in new[] { "empty", "long", "wrong" })
                {
                    for (var index = 0; await Reach(page, address, opener, index) is { } form; index++)
                    {
                        if (kind == "empty" ? seen.Add(address + form) : seen.Contains(address + form) && seen.Add(address + form + kind))
                        {
                            faults.AddRange((await Try(page, index, kind, form)).Select(fault => $"{address} {opener} [{form}] {kind}: {fault}"));
                        }
                    }
                }
            }
        }

        return (faults, seen.Count(static one => one.EndsWith("wrong", StringComparison.Ordinal)));
    }

    // The form's fields by name; null when there is none with that number. Whatever was sent before, the page is there again.
    private static async Task<string?> Reach(IPage page, string address, string? opener, int index)
    {
        if (!page.Url.EndsWith(address, StringComparison.Ordinal))
        {
            await Open(page, address);
        }

        var form = await page.EvaluateAsync<string?>("index => forms.name(index)", index);
        if (opener is not null && form is null && await page.EvaluateAsync<bool>("name => forms.open(name)", opener))
        {
            await page.WaitForFunctionAsync("() => forms.isQuiet()");
            form = await page.EvaluateAsync<string?>("index => forms.name(index)", index);
        }

        return form;
    }

    private static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => document.querySelector('h1') && ![...document.querySelectorAll('[aria-busy=true], .skel')].some(one => one.checkVisibility()) && forms.isLive()");
    }

    private static async Task<string[]> Try(IPage page, int index, string kind, string form)
    {
        var isRefused = kind switch
        {
            "empty" => !MayBeEmpty.Any(name => form.StartsWith(name, StringComparison.Ordinal)),
            "long" => !MayBeLong.Any(name => form.StartsWith(name, StringComparison.Ordinal)),
            _ => false,
        };
        for (var attempt = 1; ; attempt++)
        {
            await page.EvaluateAsync("([index, kind]) => forms.send(+index, kind)", new[] { index.ToString(CultureInfo.InvariantCulture), kind });
            try
            {
                await page.WaitForFunctionAsync(isRefused ? "() => forms.isRefused()" : "() => forms.isQuiet()", null, new() { Timeout = 6_000 });
                return await page.EvaluateAsync<string[]>("kind => forms.faults(kind)", kind);
            }
            catch (TimeoutException) when (attempt == 1)
            {
                // The first press may have come before the page was live.
            }
            catch (TimeoutException)
            {
                return ["nothing says what is wrong"];
            }
        }
    }

    [GeneratedRegex("^(New|Add|Set it up|Sees|Edit|Change)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opens();

    private const string Script = """
        window.forms = (() => {
          const typed = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file]):not([type=submit]):not([type=range]):not([type=color]), textarea";
          let last = performance.now(), changes = 0, sent = "", index = 0;
          new MutationObserver(() => { last = performance.now(); changes++; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          const fields = form => [...form.querySelectorAll(typed)].filter(one => one.checkVisibility() && !one.readOnly && !one.disabled);
          const label = one => (one.labels?.[0]?.textContent ?? one.ariaLabel ?? "").trim();
          const all = () => [...document.querySelectorAll("form")].filter(form => form.checkVisibility() && form.getAttribute("method") !== "dialog" && !/sign-out|language/.test(form.getAttribute("action") ?? "") && fields(form).length > 0);
          const form = () => all()[index];
          const words = kind => kind === "empty" ? "" : kind === "long" ? "x".repeat(6000) : "<b>\"\u202e;--";
          const value = (one, kind) => ["number"].includes(one.type) ? { empty: "", long: "99999999999", wrong: "-1" }[kind] : ["date", "time", "datetime-local"].includes(one.type) ? "" : words(kind);
          const wrongs = () => [...(form()?.querySelectorAll("[aria-invalid=true]") ?? [])];
          const said = one => (one.getAttribute("aria-describedby") ?? "").split(/\s+/).some(id => document.getElementById(id)?.matches(".err") && document.getElementById(id).textContent.trim());
          return {
            isLive: () => performance.now() - last > 250,
            isQuiet: () => performance.now() - last > 300,
            openers: () => [...document.querySelectorAll("#page button[type=button], #page button:not([type])")].filter(one => one.checkVisibility() && !one.disabled).map(one => one.textContent.trim()),
            open: name => { const one = [...document.querySelectorAll("#page button")].find(some => some.textContent.trim() === name && some.checkVisibility()); one?.click(); last = performance.now(); return !!one; },
            name: at => { const one = all()[at]; return one ? fields(one).map(label).join(", ") : null; },
            send: (at, kind) => {
              index = at;
              const one = form();
              one.noValidate = true;
              for (const field of fields(one)) {
                field.removeAttribute("maxlength");
                Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value(field, kind));
                field.dispatchEvent(new Event("input", { bubbles: true }));
                field.dispatchEvent(new Event("change", { bubbles: true }));
              }
              const button = [...one.querySelectorAll("button[type=submit], button:not([type])")].find(some => some.checkVisibility() && !some.disabled);
              last = performance.now(); changes = 0;
              if (button) button.click(); else one.requestSubmit();
            },
            isRefused: () => document.readyState === "complete" && (wrongs().length > 0 && performance.now() - last > 60),
            faults: kind => {
              const faults = [];
              if (document.querySelector(".pane-fault")) faults.push("a pane fell over");
              if (document.querySelectorAll("h1").length !== 1) faults.push("the page is not there any more");
              if (document.getElementById("line")?.checkVisibility()) faults.push("the circuit broke");
              const wrong = wrongs();
              faults.push(...wrong.filter(one => !said(one)).map(one => "nothing is said at " + label(one)));
              const lost = wrong.length === 0 ? [] : fields(form()).filter(one => one.type !== "password" && one.value !== value(one, kind) && one.value.trim() !== value(one, kind).trim()
                  && !(one.maxLength > 0 && one.value.length >= one.maxLength && value(one, kind).startsWith(one.value)));
              faults.push(...lost.map(one => "what was typed is gone from " + label(one)));
              return faults;
            },
          };
        })();
        """;
}
