using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>All vectors of one workspace and model, opened.</summary>
/// <param name="Revision">The workspace's revision that they belong to.</param>
/// <param name="Entries">The vectors.</param>
internal sealed record VectorSet(long Revision, ImmutableArray<VectorSet.Entry> Entries)
{
    /// <summary>About how many bytes it takes.</summary>
    public long Size => Entries.Sum(entry => 160L + entry.Vector.Length);

    /// <summary>The nearest passages.</summary>
    /// <param name="vector">The question's.</param>
    /// <param name="bases">The knowledge bases to look in.</param>
    /// <param name="limit">How many at most.</param>
    public List<(string Passage, double Score)> Nearest(QuantisedVector vector, IReadOnlySet<string> bases, int limit)
    {
        var best = new PriorityQueue<string, double>();
        foreach (var entry in Entries)
        {
            if (!bases.Contains(entry.Base))
            {
                continue;
            }

            double score = entry.Vector.Cosine(vector);
            if (score <= 0)
            {
                continue;
            }

            if (best.Count < limit)
            {
                best.Enqueue(entry.Passage, score);
            }
            else
            {
                best.EnqueueDequeue(entry.Passage, score);
            }
        }

        var found = new List<(string Passage, double Score)>(best.Count);
        while (best.TryDequeue(out var passage, out var score))
        {
            found.Add((passage, score));
        }

        found.Reverse();
        return found;
    }

    /// <summary>One passage's vector.</summary>
    /// <param name="Passage">The passage.</param>
    /// <param name="Base">Its knowledge base.</param>
    /// <param name="Vector">The vector.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Entry(string Passage, string Base, QuantisedVector Vector);
}
