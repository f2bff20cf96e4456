using System.Globalization;
using Chatbotics.Benchmarks.Load;
using Chatbotics.ProductKit;
using Microsoft.Playwright;

namespace Chatbotics.Benchmarks;

/// <summary>The time from a message's webhook until it stands in the inbox that somebody has open in a browser.</summary>
internal static class LiveMessages
{
    private const int Messages = 200;
    private const int WarmUp = 50;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Told before the message is sent, so that nothing of it is missed. The page notes the time itself: an answer to this
    // process would add the way back. Date.now reads the system's clock as this process does, each time anew;
    // performance.now counts from an origin that was set when the page began and need not keep with that clock.
    private const string Watch = """
        ([place, text]) => {
            window.seen = new Promise(resolve => {
                const watch = new MutationObserver(() => {
                    if (document.querySelector(place)?.textContent.includes(text)) {
                        const at = Date.now();
                        watch.disconnect();
                        resolve(at);
                    }
                });
                watch.observe(document, { subtree: true, childList: true, characterData: true });
            });
        }
        """;

    public static async Task Run(SuiteOptions options)
    {
        if (Chromium() is not { } executable)
        {
            Console.WriteLine("New messages in an open browser were not measured: there is no Chromium on the PATH, nor does CHATBOTICS_CHROMIUM name one.");
            return;
        }

        await using var product = await BenchmarkServer.Product(Acknowledgements.Seed(), "http://127.0.0.1:9", variables: new Dictionary<string, string>
        {
            ["Setup__OwnerEmail"] = Product.OwnerEmail,
            ["Setup__OwnerPassword"] = Product.OwnerPassword,
            ["Setup__OwnerName"] = Product.OwnerName,
        });
        await LoadGenerator.Run(product.Port, 64, WebhookRequests.Create(options.Conversations, options.Conversations, "L", "Hello, is anybody there?"));
        await product.Settle();

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { BaseURL = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{product.Port}"), Locale = "en-GB" });
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
        await page.Locator("#rows a.row").First.WaitForAsync();
        var stored = int.Parse(await page.Locator("#tab-all .n").InnerTextAsync(), CultureInfo.InvariantCulture);

        Console.WriteLine("New messages in an open browser, one by one (webhook sent → text stands in the page of a Chromium on the same machine)");
        Console.WriteLine("| where | conversations | messages | p50 ms | p99 ms | max ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        await Measure("list, from conversations far below", "#rows", "A", number => number * 397 % options.Conversations);

        // By its address: a pointer over the list would hold the rows still.
        await page.GotoAsync(await page.Locator("#rows a.row").First.GetAttributeAsync("href") ?? "");
        await Measure("open thread", "#thread [role=log]", "B", _ => (WarmUp + Messages - 1) * 397 % options.Conversations);

        async Task Measure(string where, string place, string run, Func<int, int> contact)
        {
            var times = new double[Messages];
            for (var number = 0; number < WarmUp + Messages; number++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"Parcel {run}{number:0000}");
                var request = WebhookRequests.Create(1, 1, text.Replace(' ', '-'), text, contact(number));
                await page.EvaluateAsync(Watch, new[] { place, text });
                var sent = DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch;
                await LoadGenerator.Run(product.Port, 1, request);

                // The page's clock gives whole milliseconds, the one that has begun: its end counts.
                var seen = await page.EvaluateAsync<double>("() => window.seen").WaitAsync(s_patience) + 1;
                times[Math.Max(0, number - WarmUp)] = seen - sent.TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {where} | {stored:N0} | {Messages} | {times[Messages / 2]:F0} | {times[Messages * 99 / 100]:F0} | {times[^1]:F0} |"));
        }
    }

    private static string? Chromium()
    {
        var named = Environment.GetEnvironmentVariable("CHATBOTICS_CHROMIUM");
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        IEnumerable<string> places = string.IsNullOrEmpty(named)
            ? from name in new[] { "chromium-headless-shell", "chromium" } from folder in folders select Path.Combine(folder, name)
            : [named];
        return places.FirstOrDefault(File.Exists);
    }
}
