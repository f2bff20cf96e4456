using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>Counts the stems of a list, each field by itself.</summary>
internal sealed class FieldCounts
{
    private readonly Dictionary<string, Dictionary<int, Count>> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _everyday = new(StringComparer.Ordinal);
    private readonly int[] _questionLengths;
    private readonly int[] _answerLengths;
    private readonly double _meanQuestion;
    private readonly double _meanAnswer;

    /// <summary>Counts a list.</summary>
    /// <param name="answers">The list.</param>
    /// <param name="tokeniser">The tokeniser.</param>
    public FieldCounts(ImmutableArray<QuestionAnswer> answers, Tokeniser tokeniser)
    {
        Entries = answers.Length;
        _questionLengths = new int[answers.Length];
        _answerLengths = new int[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            _questionLengths[i] = Add(i, tokeniser.Split(answers[i].Question), inQuestion: true);
            _answerLengths[i] = Add(i, tokeniser.Split(answers[i].Answer), inQuestion: false);
        }

        _meanQuestion = Math.Max(1, _questionLengths.DefaultIfEmpty(1).Average());
        _meanAnswer = Math.Max(1, _answerLengths.DefaultIfEmpty(1).Average());
    }

    /// <summary>How many entries the list has.</summary>
    public int Entries { get; }

    /// <summary>Every stem.</summary>
    public IEnumerable<string> Stems => _counts.Keys;

    /// <summary>Whether a stem comes from an everyday word.</summary>
    /// <param name="stem">The stem.</param>
    public bool IsEveryday(string stem) => _everyday.Contains(stem);

    /// <summary>Where a stem stands, with its normalised weight in each entry.</summary>
    /// <param name="stem">A stem of <see cref="Stems"/>.</param>
    public ImmutableArray<Posting> Postings(string stem) =>
        [.. _counts[stem].OrderBy(entry => entry.Key).Select(entry => new Posting(entry.Key, Weight(entry.Key, entry.Value), entry.Value.Question > 0))];

    private double Weight(int entry, Count count) =>
        (ResponderTuning.QuestionWeight * count.Question / Length(_questionLengths[entry], _meanQuestion))
        + (ResponderTuning.AnswerWeight * count.Answer / Length(_answerLengths[entry], _meanAnswer));

    private static double Length(int length, double mean) => 1 - ResponderTuning.B + (ResponderTuning.B * length / mean);

    private int Add(int entry, List<Token> tokens, bool inQuestion)
    {
        foreach (var (word, stem) in tokens)
        {
            if (EverydayWords.Contains(word))
            {
                _everyday.Add(stem);
            }

            var entries = CollectionsMarshal.GetValueRefOrAddDefault(_counts, stem, out _) ??= [];
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, entry, out _);
            count = inQuestion ? count with { Question = count.Question + 1 } : count with { Answer = count.Answer + 1 };
        }

        return tokens.Count;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Count(int Question, int Answer);
}
