using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>One browser for all tests: Debian's Chromium, or the one that CHATBOTICS_CHROMIUM names.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public static string Executable => Environment.GetEnvironmentVariable("CHATBOTICS_CHROMIUM") ?? "/usr/bin/chromium";

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            throw new InvalidOperationException(
                $"There is no Chromium at {Executable}. Install it (Debian: apt-get install chromium-headless-shell) or name one in CHATBOTICS_CHROMIUM.");
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,

            // Without a graphics card, drawing as if there were one costs more than drawing plainly.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
