using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>
/// Ranks a list of questions and answers by BM25 over two fields: the question counts more than the answer, and each
/// field is normalised by its own length. Immutable; made once for each revision of a list.
/// </summary>
internal sealed class AnswerIndex
{
    private readonly Tokeniser _tokeniser;
    private readonly Dictionary<string, Term> _terms;
    private readonly ImmutableArray<Term> _vocabulary;
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<Term>>> _questions;
    private readonly Dictionary<(string First, string Second), ImmutableArray<int>> _pairs;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly double _unknownWeight;

    /// <summary>Makes an index.</summary>
    /// <param name="answers">The list.</param>
    /// <param name="tokeniser">The tokeniser of the agent's language.</param>
    public AnswerIndex(ImmutableArray<QuestionAnswer> answers, Tokeniser tokeniser)
    {
        _tokeniser = tokeniser;
        Answers = answers;
        var counts = new FieldCounts(answers, tokeniser);
        _terms = counts.Stems.ToDictionary(stem => stem, stem => MakeTerm(stem, counts), StringComparer.Ordinal);
        _vocabulary = [.. _terms.Values];
        _pairs = Pairs(answers, tokeniser);
        _questions = [.. answers.Select(answer => Sentences.Split(answer.Question).Select(TermsOf).ToImmutableArray())];
        for (var entry = 0; entry < answers.Length; entry++)
        {
            foreach (var sentence in Sentences.Split(answers[entry].Question))
            {
                if (tokeniser.Split(sentence) is { Count: > 0 } tokens)
                {
                    _exact.TryAdd(Wording(tokens), entry);
                }
            }
        }

        _unknownWeight = Weight(inDocuments: 1, answers.Length, isEveryday: false);
    }

    /// <summary>The list.</summary>
    public ImmutableArray<QuestionAnswer> Answers { get; }

    /// <summary>The entries that share words with a text, best first.</summary>
    /// <param name="text">What was asked.</param>
    /// <param name="limit">At most this many.</param>
    public ImmutableArray<Match> Search(ReadOnlySpan<char> text, int limit)
    {
        var query = new Query(Answers.Length);
        var tokens = _tokeniser.Split(text);
        if (_exact.TryGetValue(Wording(tokens), out var same))
        {
            return [new Match(same, double.PositiveInfinity, 1, 1, double.PositiveInfinity)];
        }

        tokens = JoinCompounds(tokens);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, stem) in tokens)
        {
            if (seen.Add(stem))
            {
                Add(word, stem, query);
            }
        }

        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (_pairs.TryGetValue((tokens[i].Stem, tokens[i + 1].Stem), out var entries))
            {
                query.Pair(entries, ResponderTuning.PairWeight * (_terms[tokens[i].Stem].Weight + _terms[tokens[i + 1].Stem].Weight));
            }
        }

        var best = query.Best(limit + 1);
        var matches = ImmutableArray.CreateBuilder<Match>(best.Length);
        for (var i = 0; i < Math.Min(limit, best.Length); i++)
        {
            var score = query.Scores[best[i]];
            var lead = i + 1 < best.Length ? score / query.Scores[best[i + 1]] : double.PositiveInfinity;
            matches.Add(new Match(best[i], score, query.Coverage(best[i]), query.Containment(_questions[best[i]]), lead));
        }

        return matches.DrainToImmutable();
    }

    /// <summary>How many words of a text say something.</summary>
    /// <param name="text">The text.</param>
    public int TellingWords(ReadOnlySpan<char> text) =>
        _tokeniser.Split(text).DistinctBy(token => token.Stem).Count(token => !EverydayWords.Contains(token.Word));

    private void Add(string word, string stem, Query query)
    {
        if (_terms.TryGetValue(stem, out var term))
        {
            query.Ask(term.Weight);
            query.Hit(term, term.Postings, 1, term.Weight);
            return;
        }

        if (EverydayWords.Contains(word))
        {
            query.Ask(Weight(0, Answers.Length, isEveryday: true));
            return;
        }

        query.Ask(_unknownWeight);
        AddResembling(stem, query);
    }

    /// <summary>Counts the terms that a word resembles. Each entry takes the nearest one only: several of them are not several hits.</summary>
    private void AddResembling(string stem, Query query)
    {
        List<(Term Term, double Resemblance)>? near = null;
        foreach (var term in _vocabulary)
        {
            var resemblance = Resemblance.Of(stem, term.Stem);
            if (resemblance > 0)
            {
                (near ??= []).Add((term, resemblance));
            }
        }

        if (near is null)
        {
            return;
        }

        near.Sort(static (first, second) => second.Resemblance.CompareTo(first.Resemblance));
        var taken = new HashSet<int>();
        foreach (var (term, resemblance) in near)
        {
            var postings = near.Count == 1 ? term.Postings : term.Postings.RemoveAll(posting => !taken.Add(posting.Entry));
            query.Hit(term, postings, resemblance * ResponderTuning.ResemblanceWeight, _unknownWeight);
        }
    }

    private ImmutableArray<Term> TermsOf(string sentence) =>
        [.. _tokeniser.Split(sentence).Select(token => token.Stem).Distinct(StringComparer.Ordinal).Select(stem => _terms[stem])];

    /// <summary>Puts together what the list writes in one word: "dish washer".</summary>
    private List<Token> JoinCompounds(List<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var joined = string.Concat(tokens[i].Word, tokens[i + 1].Word);
            if (tokens[i].Word.Length >= 3 && tokens[i + 1].Word.Length >= 3
                && !_terms.ContainsKey(tokens[i + 1].Stem) && _tokeniser.Split(joined) is [var whole] && _terms.ContainsKey(whole.Stem))
            {
                tokens[i] = whole;
                tokens.RemoveAt(i + 1);
            }
        }

        return tokens;
    }

    /// <summary>Which telling words stand side by side, and in which questions.</summary>
    private static Dictionary<(string First, string Second), ImmutableArray<int>> Pairs(
        ImmutableArray<QuestionAnswer> answers, Tokeniser tokeniser)
    {
        var pairs = new Dictionary<(string First, string Second), ImmutableArray<int>>();
        for (var entry = 0; entry < answers.Length; entry++)
        {
            var tokens = tokeniser.Split(answers[entry].Question);
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                if (!EverydayWords.Contains(tokens[i].Word) && !EverydayWords.Contains(tokens[i + 1].Word))
                {
                    var pair = (tokens[i].Stem, tokens[i + 1].Stem);
                    var entries = pairs.GetValueOrDefault(pair, []);
                    pairs[pair] = entries.Contains(entry) ? entries : entries.Add(entry);
                }
            }
        }

        return pairs;
    }

    private static string Wording(List<Token> tokens) => string.Join(' ', tokens.Select(token => token.Word));

    private static Term MakeTerm(string stem, FieldCounts counts)
    {
        var postings = counts.Postings(stem);
        return new Term(stem, Weight(postings.Length, counts.Entries, counts.IsEveryday(stem)), postings);
    }

    /// <summary>Inverse document frequency, smoothed by a background in which everyday words are frequent.</summary>
    private static double Weight(int inDocuments, int documents, bool isEveryday)
    {
        var all = documents + ResponderTuning.BackgroundDocuments;
        var with = inDocuments + (isEveryday ? ResponderTuning.BackgroundDocuments * ResponderTuning.EverydayShare : 0.5);
        return Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
    }
}
