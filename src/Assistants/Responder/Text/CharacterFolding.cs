using System.Globalization;
using System.Text;

namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Folds single characters, so that two ways to write a word compare equal.</summary>
internal static class CharacterFolding
{
    /// <summary>What a character becomes in a folded word.</summary>
    /// <param name="rune">A character of a text in normalisation form KD.</param>
    /// <param name="result">Takes up to two characters; empty when the character is left out.</param>
    /// <returns>Whether the character belongs to a word at all.</returns>
    public static bool Fold(Rune rune, StringBuilder result)
    {
        if (rune.IsAscii)
        {
            var ascii = (char)rune.Value;
            if (!char.IsAsciiLetterOrDigit(ascii))
            {
                return false;
            }

            result.Append(char.ToLowerInvariant(ascii));
            return true;
        }

        if (IsSilent(rune.Value))
        {
            return true;
        }

        if (Spelling(rune.Value) is { } spelling)
        {
            result.Append(spelling);
            return true;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                result.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                return true;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter:
                Append(Rune.ToLowerInvariant(rune), result);
                return true;
            case UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                Append(rune, result);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a character belongs to a script that puts no spaces between words.</summary>
    /// <param name="value">The code point.</param>
    public static bool IsUnspaced(int value) => value is
        (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        or (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7AF)
        or (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    /// <summary>Marks that only help reading: accents, Arabic and Hebrew vowel points, the Arabic stretching stroke, joiners.</summary>
    private static bool IsSilent(int value) => value is
        (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F)
        or 0x0640 or 0x0670 or (>= 0x06D6 and <= 0x06ED) or 0x200C or 0x200D or 0x00AD or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>Letters that are written in more than one way and have no decomposition.</summary>
    private static string? Spelling(int value) => value switch
    {
        0x00DF or 0x1E9E => "ss",
        0x00C6 or 0x00E6 => "ae",
        0x0152 or 0x0153 => "oe",
        0x00D8 or 0x00F8 => "o",
        0x0141 or 0x0142 => "l",
        0x0110 or 0x0111 or 0x00D0 or 0x00F0 => "d",
        0x00DE or 0x00FE => "th",
        0x0131 => "i",
        0x03C2 => "σ",
        0x0671 => "ا",
        0x0649 or 0x06CC => "ي",
        0x0629 or 0x06C1 or 0x06D5 => "ه",
        0x06A9 => "ك",
        _ => null,
    };

    private static void Append(Rune rune, StringBuilder result)
    {
        Span<char> utf16 = stackalloc char[2];
        result.Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }
}
