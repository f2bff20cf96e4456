using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Agents;

/// <summary>Cuts from a passage what answers a question: whole sentences, in their order.</summary>
internal static class Excerpts
{
    private const int Whole = 420;
    private const int Most = 360;

    /// <summary>The part of a passage that answers.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="message">What was asked.</param>
    /// <param name="tokeniser">Reads words.</param>
    public static string Of(Passage passage, string message, Tokeniser tokeniser)
    {
        var text = passage.Text.Trim();
        if (passage.Question is not null || text.Length <= Whole)
        {
            return text;
        }

        var sentences = Sentences.Split(text);
        var asked = new AnswerIndex([.. sentences.Select(sentence => new QuestionAnswer(sentence, ""))], tokeniser);
        var best = asked.Search(message, 1) is [var match, ..] ? match.Entry : 0;
        var (first, last, length) = (best, best, sentences[best].Length);
        while (true)
        {
            // What follows explains more often than what comes before.
            if (last + 1 < sentences.Length && length + sentences[last + 1].Length <= Most)
            {
                length += sentences[++last].Length + 1;
            }
            else if (first > 0 && length + sentences[first - 1].Length <= Most)
            {
                length += sentences[--first].Length + 1;
            }
            else
            {
                return string.Join(' ', sentences[first..(last + 1)]);
            }
        }
    }
}
