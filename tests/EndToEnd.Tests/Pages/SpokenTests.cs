using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>What grains say, on pages in German and Arabic and in the API: refusals at their fields, activity lines, the audit log.</summary>
[Collection(BrowserTests.Name)]
public sealed class SpokenTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    [Theory]
    [InlineData("de-DE", "de", "Geben Sie dem Label einen Namen von 1 bis 40 Zeichen in einer Zeile.", "Geben Sie ihm einen kurzen Namen, zum Beispiel lieferung.")]
    [InlineData("ar-EG", "ar", "امنح التصنيف اسمًا من 1 إلى 40 حرفًا في سطر واحد.", "أعطه اسمًا قصيرًا، مثل delivery.")]
    public async Task A_refused_form_says_why_in_the_readers_language(string locale, string language, string label, string canned)
    {
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = shared.Product.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = locale, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.Locator("[name=email]").FillAsync(Product.OwnerEmail);
        await page.Locator("[name=password]").FillAsync("not the password");
        await page.Locator("main button[type=submit], form button.primary").First.ClickAsync();
        await Expect(page.Locator(".err, [role=alert]").First).ToContainTextAsync(language == "de" ? "Adresse oder Passwort ist falsch." : "العنوان أو كلمة المرور غير صحيحة.");
        await Screens.Take(page, $"spoken-login-{language}");
        await page.Locator("[name=password]").FillAsync(Product.OwnerPassword);
        await page.Locator("main button[type=submit], form button.primary").First.ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", language == "ar" ? "rtl" : "ltr");
        await shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, language == "de" ? "491510007001" : "491510007002").SendText("Hallo!");
        await Expect(page.Locator(".row, [data-row], .conv").First).ToBeVisibleAsync();
        await Screens.Take(page, $"spoken-inbox-{language}");

        await page.GotoAsync("/settings/acme/labels");
        await Refuse(page.Locator("form button.primary"), label);
        await Screens.Take(page, $"spoken-labels-{language}");
        Assert.Empty(await Axe.Check(page));

        await page.GotoAsync("/settings/acme/canned");
        await page.Locator(".empty .btn.primary, .card-head .btn").First.ClickAsync();
        await Refuse(page.Locator("form button.primary"), canned);
        await Screens.Take(page, $"spoken-canned-{language}");

        await page.GotoAsync("/settings/acme/audit");
        await Expect(page.Locator(".audit li").First).ToBeVisibleAsync();
        await Screens.Take(page, $"spoken-audit-{language}");

        async Task Refuse(ILocator button, string sentence)
        {
            await button.ClickAsync();
            await Expect(page.Locator(".err").Filter(new() { HasText = sentence })).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData(null, "en", "One or more fields are wrong.", "Give the label a name of 1 to 40 characters on one line.")]
    [InlineData("de-AT,en;q=0.5", "de", "Ein oder mehrere Felder stimmen nicht.", "Geben Sie dem Label einen Namen von 1 bis 40 Zeichen in einer Zeile.")]
    [InlineData("ar", "ar", "حقل أو أكثر خاطئ.", "امنح التصنيف اسمًا من 1 إلى 40 حرفًا في سطر واحد.")]
    public async Task The_api_says_problems_in_the_language_that_is_asked_for(string? asked, string language, string detail, string field)
    {
        using var http = new HttpClient { BaseAddress = shared.Product.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await shared.Key());
        if (asked is not null)
        {
            http.DefaultRequestHeaders.Add("Accept-Language", asked);
        }

        using var answer = await http.PostAsJsonAsync("/api/v1/labels", new { name = " ", colour = "grey" });
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal((language, "invalid"), (Assert.Single(answer.Content.Headers.ContentLanguage), problem.GetProperty("code").GetString()));
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("detail").GetString());
    }
}
