namespace Chatbotics.Grains.Channels.Health;

/// <summary>Reads the number that a test message goes to.</summary>
internal static class TestNumbers
{
    /// <summary>The number as WhatsApp wants it, "+" and digits; null when it has no country or isn't one (E.164: 8 to 15 digits).</summary>
    /// <param name="typed">What was typed.</param>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 40 || !typed.TrimStart().StartsWith('+') || typed.Any(static sign => !char.IsAsciiDigit(sign) && !"+ -()./".Contains(sign)))
        {
            return null;
        }

        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return digits.Length is >= 8 and <= 15 ? "+" + digits : null;
    }
}
