using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>
/// Joins several rankings of the same things into one by reciprocal rank: what stands high in any of them stands high, and
/// scores of different kinds need not be compared (Cormack, Clarke and Büttcher, SIGIR 2009).
/// </summary>
public static class RankFusion
{
    /// <summary>How little the first ranks differ from the next; 60 is the paper's.</summary>
    private const double Flatness = 60;

    /// <summary>Joins rankings.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="rankings">The rankings with their weights, each best first.</param>
    /// <returns>Best first; the score is the sum of weight ÷ (60 + rank).</returns>
    public static ImmutableArray<PassageHit> Join(int limit, params ReadOnlySpan<(double Weight, ImmutableArray<PassageHit> Hits)> rankings)
    {
        var joined = new Dictionary<string, PassageHit>(StringComparer.Ordinal);
        foreach (var (weight, hits) in rankings)
        {
            for (var rank = 0; rank < hits.Length; rank++)
            {
                var hit = hits[rank];
                var known = joined.GetValueOrDefault(hit.Passage.Id);
                joined[hit.Passage.Id] = hit with { Score = (known?.Score ?? 0) + (weight / (Flatness + rank + 1)) };
            }
        }

        return [.. joined.Values.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage.Id, StringComparer.Ordinal).Take(limit)];
    }
}
