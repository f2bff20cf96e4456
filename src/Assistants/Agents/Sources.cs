using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Agents;

/// <summary>Names sources to customers.</summary>
internal static class Sources
{
    private const int Most = 3;

    /// <summary>The line that follows an answer; empty for no sources.</summary>
    /// <param name="passages">What the answer rests on.</param>
    public static string Line(ImmutableArray<FoundPassage> passages)
    {
        var names = passages.Select(passage => passage.Hit.Document)
            .DistinctBy(document => document.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(document => document.Address is { } address ? $"{document.Title}, {address}" : document.Title)
            .ToList();
        return names.Count == 0 ? "" : "\n\n(" + string.Join("; ", names) + ")";
    }
}
