using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>An open, signed-in page, and what went wrong in it.</summary>
internal sealed class DeskPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<IWebSocketRoute> _lines = [];
    private bool _isCut;

    private DeskPage(IBrowserContext context, IPage page, DashboardHarness harness)
    {
        (_context, Page, Harness) = (context, page, harness);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Errors.Add(error);
    }

    public IPage Page { get; }

    public DashboardHarness Harness { get; }

    public List<string> Errors { get; } = [];

    public ILocator Rows => Page.Locator(".rows .row:not(.ghost-row)");

    public ILocator Log => Page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    public ILocator ReplyBox => Page.Locator("[data-composer][data-ready] textarea");

    public static async Task<DeskPage> Open(
        BrowserFixture browser, DashboardHarness harness, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool touch = false, bool signIn = true, bool cuts = false, string locale = "en-GB")
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = harness.Url,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            TimezoneId = "Europe/Berlin",
            Locale = locale,
            HasTouch = touch,
            IsMobile = touch,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        var desk = new DeskPage(context, await context.NewPageAsync(), harness);
        if (cuts)
        {
            await context.RouteWebSocketAsync("**/_blazor*", desk.Connect);
            await context.RouteAsync("**/_blazor/negotiate*", route => desk._isCut ? route.AbortAsync() : route.ContinueAsync());
        }

        if (signIn)
        {
            await desk.SignIn();
        }

        return desk;
    }

    public async Task SignIn()
    {
        await Page.GotoAsync("/login");
        await Page.GetByLabel("E-mail address").FillAsync(DashboardHarness.Email);
        await Page.GetByLabel("Password").FillAsync(DashboardHarness.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/inbox/**");
    }

    public ILocator Row(string name) => Rows.Filter(new() { HasText = name });

    public async Task OpenRow(string name)
    {
        await Row(name).ClickAsync();
        await Assertions.Expect(Page.Locator(".th-head .nm")).ToHaveTextAsync(name);
    }

    /// <summary>Types and sends a reply.</summary>
    public async Task Reply(string text)
    {
        await ReplyBox.FillAsync(text);
        await ReplyBox.PressAsync("Enter");
    }

    /// <summary>Cuts the line between page and server; needs a page opened with cuts.</summary>
    public async Task CutLine()
    {
        _isCut = true;
        foreach (var line in _lines)
        {
            await line.CloseAsync();
        }

        _lines.Clear();
    }

    /// <summary>Lets the line come back, and asks for it.</summary>
    public async Task MendLine()
    {
        _isCut = false;
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
    }

    private void Connect(IWebSocketRoute line)
    {
        if (_isCut)
        {
            _ = line.CloseAsync();
            return;
        }

        line.ConnectToServer();
        _lines.Add(line);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
