using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbotics.Assistants.Agents;

/// <summary>
/// Hides e-mail addresses, phone, card and account numbers from a model, and puts them back into what it writes. One mask
/// lasts one turn.
/// </summary>
/// <param name="isOn">Whether anything is hidden.</param>
internal sealed partial class PersonalDataMask(bool isOn)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The text with names in the place of personal data.</summary>
    /// <param name="text">The text.</param>
    public string Hide(string text)
    {
        if (!isOn)
        {
            return text;
        }

        text = Email().Replace(text, match => NameOf(match.Value, "EMAIL"));
        text = Account().Replace(text, match => NameOf(match.Value, "ACCOUNT"));
        return Number().Replace(text, match => Digits(match.Value) switch
        {
            >= 13 and <= 19 when IsCard(match.Value) => NameOf(match.Value, "CARD"),
            >= 8 and <= 15 when match.Value[0] is '+' or '(' || CharUnicodeInfo.GetDecimalDigitValue(match.Value[0]) == 0 => NameOf(match.Value, "PHONE"),
            _ => match.Value,
        });
    }

    /// <summary>The text with the personal data again.</summary>
    /// <param name="text">The text.</param>
    public string Show(string text)
    {
        foreach (var (name, value) in _values)
        {
            text = text.Replace(name, value, StringComparison.Ordinal);
        }

        return text;
    }

    private string NameOf(string value, string kind)
    {
        if (!_names.TryGetValue(value, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"<{kind}_{_names.Count + 1}>");
            _names[value] = name;
            _values[name] = value;
        }

        return name;
    }

    // Also those of Arabic and other scripts.
    private static int Digits(string text) => text.Count(char.IsDigit);

    /// <summary>Whether the last digit is the one that Luhn's rule asks of card numbers.</summary>
    private static bool IsCard(string text)
    {
        var (sum, isSecond) = (0, false);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsDigit(text[i]))
            {
                continue;
            }

            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            digit = isSecond ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
            isSecond = !isSecond;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,200}\.[A-Za-z]{2,24}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?|[a-z]{2}\d{2}(?:(?: ?\d{4}){2,7}(?: ?\d{1,4})?|[a-z0-9]{11,30}))\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Account();

    [GeneratedRegex(@"[+(]?\d[\d ()/.\-]{6,24}\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
