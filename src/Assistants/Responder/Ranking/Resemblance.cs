namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>How much two words resemble each other: for typing mistakes and for endings that no stemmer knows.</summary>
internal static class Resemblance
{
    private const int MinPrefix = 4;
    private const double MinPrefixShare = 0.6;

    /// <summary>0 for nothing in common, up to 1.</summary>
    /// <param name="first">A stem.</param>
    /// <param name="second">Another stem.</param>
    public static double Of(string first, string second)
    {
        if (first.Length < MinPrefix || second.Length < MinPrefix)
        {
            return 0;
        }

        if (Math.Abs(first.Length - second.Length) <= 1 && Math.Min(first.Length, second.Length) > MinPrefix && IsOneEditAway(first, second))
        {
            return 0.9;
        }

        if (IsPartOf(first, second) || IsPartOf(second, first))
        {
            return 0.75;
        }

        var prefix = first.AsSpan().CommonPrefixLength(second);
        var share = 2.0 * prefix / (first.Length + second.Length);
        return prefix >= MinPrefix && share >= MinPrefixShare ? share : 0;
    }

    /// <summary>Whether a word begins or ends a compound one: oven, ovenproof; Räder, Fahrräder. Short endings are mere suffixes.</summary>
    private static bool IsPartOf(string part, string whole) =>
        whole.Length >= part.Length + 3
        && (whole.StartsWith(part, StringComparison.Ordinal) || (part.Length > MinPrefix && whole.EndsWith(part, StringComparison.Ordinal)));

    /// <summary>Whether one insertion, removal, replacement or swap of neighbours makes them equal.</summary>
    private static bool IsOneEditAway(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var start = first.CommonPrefixLength(second);
        first = first[start..];
        second = second[start..];
        while (first.Length > 0 && second.Length > 0 && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }

        return (first.Length, second.Length) switch
        {
            ( <= 1, <= 1) => true,
            (2, 2) => first[0] == second[1] && first[1] == second[0],
            _ => false,
        };
    }
}
