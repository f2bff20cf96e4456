namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>Decides where to go after signing in: a path of this site, and nothing else.</summary>
internal static class ReturnUrl
{
    /// <summary>Where the dashboard begins.</summary>
    public const string Home = "/inbox";

    /// <summary>The wished path when it stays on this site, else <see cref="Home"/>.</summary>
    /// <param name="wished">What the address bar carried; hostile.</param>
    public static string Safe(string? wished)
    {
        // Browsers read "\" as "/", drop tabs and line ends, and take "//host" for another site.
        if (string.IsNullOrEmpty(wished) || wished[0] != '/' || wished.Length > 2_000
            || wished.AsSpan().ContainsAny('\\', '\0') || wished.Any(char.IsControl)
            || wished.StartsWith("//", StringComparison.Ordinal))
        {
            return Home;
        }

        var decoded = Uri.UnescapeDataString(wished);
        return decoded.StartsWith("//", StringComparison.Ordinal) || decoded.Contains('\\') || decoded.Any(char.IsControl)
            || wished.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
            ? Home
            : wished;
    }
}
