using System.Buffers;
using System.Text;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>What counts as an e-mail address, and when two are the same one.</summary>
public static class EmailAddresses
{
    /// <summary>The longest address, in characters (RFC 5321 section 4.5.3.1).</summary>
    public const int MaxLength = 254;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \"(),:;<>[\\]");

    /// <summary>
    /// The form in which addresses are compared: trimmed, composed Unicode, lower case. Providers that ignore dots or tags
    /// are not second-guessed: another spelling is another address.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="normalized">The form when the text is an address.</param>
    public static bool TryNormalize(string? text, out string normalized)
    {
        normalized = string.Empty;
        var trimmed = text?.Trim();
        if (trimmed is null or { Length: < 3 or > MaxLength } || !IsPlain(trimmed))
        {
            return false;
        }

        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64 || trimmed.IndexOf('@', StringComparison.Ordinal) != at || !IsDomain(trimmed.AsSpan(at + 1)))
        {
            return false;
        }

        normalized = trimmed.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

        // Compatibility forms may bring forbidden characters in: a full-width "@" or comma is refused, not read as one.
        return normalized.Length <= MaxLength && normalized.AsSpan().Count('@') == 1 && IsPlain(normalized);
    }

    private static bool IsPlain(string text)
    {
        if (text.AsSpan().ContainsAny(Forbidden))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate reads as U+FFFD; controls and format characters (a direction override, say) are never seen.
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain) =>
        domain.Length > 0 && domain[0] is not ('.' or '-') && domain[^1] is not ('.' or '-')
        && domain.IndexOf("..", StringComparison.Ordinal) < 0;
}
