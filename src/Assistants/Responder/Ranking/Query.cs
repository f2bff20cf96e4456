using System.Collections.Immutable;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>Adds up what one question finds.</summary>
/// <param name="entries">How many entries the list has.</param>
internal sealed class Query(int entries)
{
    private readonly double[] _covered = new double[entries];
    private readonly Dictionary<Term, double> _hits = [];
    private double _asked;

    /// <summary>The BM25 score of each entry.</summary>
    public double[] Scores { get; } = new double[entries];

    /// <summary>Counts a word that was asked, found or not.</summary>
    /// <param name="weight">Its weight.</param>
    public void Ask(double weight) => _asked += weight;

    /// <summary>Counts where a word was found.</summary>
    /// <param name="term">The term it is or resembles.</param>
    /// <param name="postings">Where.</param>
    /// <param name="share">1 for the same word, less for one that resembles it.</param>
    /// <param name="askedWeight">The weight it was asked with.</param>
    public void Hit(Term term, ImmutableArray<Posting> postings, double share, double askedWeight)
    {
        _hits[term] = Math.Max(share, _hits.GetValueOrDefault(term));
        foreach (var posting in postings)
        {
            Scores[posting.Entry] += share * term.Weight * posting.Weight * (ResponderTuning.K1 + 1) / (ResponderTuning.K1 + posting.Weight);
            _covered[posting.Entry] += share * askedWeight * (posting.InQuestion ? 1 : ResponderTuning.AnswerCoverage);
        }
    }

    /// <summary>Counts two neighbouring words that stand side by side in a question too. Adds to the score, not to what is covered.</summary>
    /// <param name="entries">Whose question.</param>
    /// <param name="weight">What it adds.</param>
    public void Pair(ImmutableArray<int> entries, double weight)
    {
        foreach (var entry in entries)
        {
            Scores[entry] += weight;
        }
    }

    /// <summary>The entries with the highest scores, best first.</summary>
    /// <param name="limit">At most this many.</param>
    public ReadOnlySpan<int> Best(int limit)
    {
        var best = new int[limit];
        var count = 0;
        for (var entry = 0; entry < Scores.Length; entry++)
        {
            var score = Scores[entry];
            if (score <= 0 || (count == limit && score <= Scores[best[count - 1]]))
            {
                continue;
            }

            var at = count < limit ? count++ : count - 1;
            for (; at > 0 && Scores[best[at - 1]] < score; at--)
            {
                best[at] = best[at - 1];
            }

            best[at] = entry;
        }

        return best.AsSpan(0, count);
    }

    /// <summary>The share of what was asked that an entry covers.</summary>
    /// <param name="entry">The entry.</param>
    public double Coverage(int entry) => _asked == 0 ? 0 : Math.Min(1, _covered[entry] / _asked);

    /// <summary>The share of an entry's best-asked sentence that was asked.</summary>
    /// <param name="sentences">The terms of each sentence of its question.</param>
    public double Containment(ImmutableArray<ImmutableArray<Term>> sentences) =>
        sentences.Select(Containment).DefaultIfEmpty().Max();

    private double Containment(ImmutableArray<Term> sentence)
    {
        var all = sentence.Sum(term => term.Weight);
        return all == 0 ? 0 : sentence.Sum(term => term.Weight * _hits.GetValueOrDefault(term)) / all;
    }
}
