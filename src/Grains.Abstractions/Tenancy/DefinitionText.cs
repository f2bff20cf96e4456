using System.Text;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>What texts of a definition must be like.</summary>
internal static class DefinitionText
{
    /// <summary>Whether a text is a name: not blank, on one line, within the limit, well-formed Unicode.</summary>
    /// <param name="text">The candidate.</param>
    /// <param name="maxLength">In UTF-16 characters.</param>
    public static bool IsName(string? text, int maxLength) =>
        IsText(text, maxLength) && !text.AsSpan().ContainsAnyInRange('\0', '\x1f');

    /// <summary>Whether a text is not blank, within the limit, and well-formed Unicode.</summary>
    /// <param name="text">The candidate.</param>
    /// <param name="maxLength">In UTF-16 characters.</param>
    public static bool IsText(string? text, int maxLength) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength && IsWellFormed(text);

    /// <summary>Whether every surrogate has its other half: a lone one can't be stored or sent.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }
}
