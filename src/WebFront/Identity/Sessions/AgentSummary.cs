namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>Says in a few words what a browser is, so that people recognise their sessions.</summary>
internal static class AgentSummary
{
    // In this order: most browsers name the others as well.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>The summary, for example "Firefox on Linux".</summary>
    /// <param name="userAgent">The header as it came; hostile.</param>
    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent);
        var system = Find(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => "Unknown browser",
            (null, _) => $"Browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string? text)
    {
        foreach (var (sign, name) in known)
        {
            if (text?.Contains(sign, StringComparison.Ordinal) == true)
            {
                return name;
            }
        }

        return null;
    }
}
