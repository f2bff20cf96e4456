using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbotics.Assistants.Agents;

/// <summary>The numbers in square brackets by which a model says what it rests on.</summary>
internal static partial class Citations
{
    /// <summary>The passages that a text names, by index, each once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many passages there are.</param>
    public static ImmutableArray<int> In(string text, int count) =>
    [
        .. Mark().Matches(text)
            .SelectMany(static match => match.Groups["numbers"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Select(static number => int.Parse(number, CultureInfo.InvariantCulture) - 1)
            .Where(index => index >= 0 && index < count)
            .Distinct(),
    ];

    /// <summary>The text without them.</summary>
    /// <param name="text">The text.</param>
    public static string Remove(string text) => Mark().Replace(text, "").Trim();

    [GeneratedRegex(@"[ \t]?\[(?<numbers>\d{1,2}(?:\s*,\s*\d{1,2})*)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mark();
}
