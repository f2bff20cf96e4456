using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;

namespace Chatbotics.Assistants.Responder;

/// <summary>
/// Finds what a message asks. A message may greet, tell a story and ask two things, so each sentence is looked up by
/// itself, then its clauses, then the message as a whole.
/// </summary>
internal static class Finder
{
    private const int MaxAnswers = 3;
    private const int MaxWeighed = 5;

    /// <summary>Looks a message up.</summary>
    /// <param name="index">The list.</param>
    /// <param name="message">The message; several fragments stand on lines of their own.</param>
    public static Findings Find(AnswerIndex index, string message)
    {
        var weighed = new List<Match>();
        var sentences = Sentences.Split(message).Select(sentence => (Text: sentence, Best: Best(index, sentence, weighed))).ToArray();
        var sure = sentences.Where(sentence => sentence.Best is { IsSure: true }).ToArray();
        if (sure.Any(sentence => Sentences.IsQuestion(sentence.Text)))
        {
            // What leads up to a question is not asked itself.
            sure = [.. sure.Where(sentence => Sentences.IsQuestion(sentence.Text))];
        }

        var entries = sure.Select(sentence => sentence.Best!.Value.Entry).Distinct().Take(MaxAnswers).ToImmutableArray();
        if (entries.IsEmpty && sentences.Length > 1)
        {
            var whole = index.Search(message, MaxWeighed);
            weighed.AddRange(whole);
            entries = whole is [{ IsSure: true } best, ..] ? [best.Entry] : [];
        }

        var isOpen = !entries.IsEmpty && sentences.Any(sentence =>
            sentence.Best is not { IsSure: true } && Sentences.IsQuestion(sentence.Text) && index.TellingWords(sentence.Text) >= 2);
        return new Findings(entries, Rank(weighed), isOpen);
    }

    private static Match? Best(AnswerIndex index, string sentence, List<Match> weighed)
    {
        Match? best = null;
        var clauses = Sentences.Clauses(sentence);
        foreach (var text in clauses.Length > 1 ? clauses.Insert(0, sentence) : [sentence])
        {
            var found = index.Search(text, MaxWeighed);
            weighed.AddRange(found);
            if (found is [{ IsSure: true } first, ..])
            {
                return first;
            }

            best ??= found is [var next, ..] ? next : null;
        }

        return best;
    }

    private static ImmutableArray<Match> Rank(List<Match> weighed) =>
        [.. weighed
            .GroupBy(match => match.Entry)
            .Select(group => group.MaxBy(match => (match.IsSure, match.Score)))
            .OrderByDescending(match => match.Score)
            .Take(MaxWeighed)];
}
