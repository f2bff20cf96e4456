using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>Writes pictures of the pages to artifacts/screens, to be looked at.</summary>
internal static class Screens
{
    public static string Folder { get; } = Find();

    public static async Task Take(IPage page, string name)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbotics.sln")))
        {
            folder = folder.Parent;
        }

        return Directory.CreateDirectory(Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "artifacts", "screens")).FullName;
    }
}
