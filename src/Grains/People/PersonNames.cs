using System.Globalization;
using System.Text;

namespace Chatbotics.Grains.People;

/// <summary>What names of people, roles, teams and keys must be like.</summary>
internal static class PersonNames
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// Trims a name. Refused are empty and long ones, line breaks and other controls, lone surrogates, and direction
    /// overrides, which could make one name look like another.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="name">The name when it is good.</param>
    public static bool TryClean(string? text, out string name)
    {
        name = text?.Trim() ?? string.Empty;
        if (name.Length is 0 or > MaxLength)
        {
            return false;
        }

        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || Rune.IsControl(rune)
                || rune.Value is 0x2028 or 0x2029 or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
