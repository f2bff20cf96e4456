using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels;

namespace Chatbotics.Assistants.Agents;

/// <summary>Splits an answer into messages that a channel takes: at paragraphs, then sentences, then words.</summary>
internal static class TextParts
{
    private const int MaxParts = 6;
    private static readonly string[] Cuts = ["\n\n", "\n", ". ", "! ", "? ", "؟ ", "。", "; ", ", ", " "];

    /// <summary>The messages; at most six, the last one shortened when there is more.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="platform">The channel.</param>
    public static ImmutableArray<string> Split(string text, ChannelPlatform platform)
    {
        var window = MessagingWindow.For(platform);
        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && parts.Count < MaxParts)
        {
            if (window.Measure(rest) <= window.TextLimit)
            {
                parts.Add(rest);
                return parts.DrainToImmutable();
            }

            var end = End(rest, Fitting(rest, window));
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return parts.DrainToImmutable();
    }

    /// <summary>How many words a text has.</summary>
    /// <param name="text">The text.</param>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>How many characters fit; never half of a pair.</summary>
    private static int Fitting(string text, MessagingWindow window)
    {
        var (low, high) = (1, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (window.Measure(text[..middle]) <= window.TextLimit)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low < text.Length && char.IsLowSurrogate(text[low]) ? low - 1 : low;
    }

    private static int End(string text, int most)
    {
        foreach (var cut in Cuts)
        {
            // A cut in the first third would leave crumbs.
            var at = text.LastIndexOf(cut, most - 1, most, StringComparison.Ordinal);
            if (at >= most / 3)
            {
                return Math.Min(at + cut.Length, most);
            }
        }

        return most;
    }
}
