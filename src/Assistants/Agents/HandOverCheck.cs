using Chatbotics.Assistants.Responder;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>The rules of hand-over that need no answer, in their order: the first that fits wins.</summary>
internal static class HandOverCheck
{
    private const int Repeats = 3;

    private static readonly string[] Automatic =
    [
        "this is an automated", "this is an automatic", "automatic reply", "auto-reply", "autoreply", "out of office", "do not reply to this",
        "automatische antwort", "abwesenheitsnotiz", "réponse automatique", "respuesta automática", "risposta automatica",
    ];

    /// <summary>Why the conversation goes to people, in a sentence; null when no rule fits.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="heard">What of it can be read.</param>
    public static string? Before(AgentTask task, Heard heard)
    {
        var rules = task.Definition.HandOver;
        if (rules.WhenAsked && heard.Texts.Any(text => PersonRequests.Match(FoldedWords.Of(text))))
        {
            return "The customer asks for a person.";
        }

        if (Keyword(rules.Keywords.IsDefault ? [] : rules.Keywords, heard) is { } word)
        {
            return $"The customer wrote “{word}”.";
        }

        if (rules.WhenUpset && heard.Texts.Any(UpsetWords.Match))
        {
            return "The customer is upset.";
        }

        if (IsLoop(task, heard))
        {
            return "The other side repeats itself or answers by itself; it may be a machine too.";
        }

        return rules.AfterTurns > 0 && AnswersInARow(task) >= rules.AfterTurns
            ? $"The agent gave {rules.AfterTurns} answers in a row."
            : null;
    }

    private static string? Keyword(IEnumerable<string> keywords, Heard heard)
    {
        foreach (var keyword in keywords)
        {
            var phrase = new PhraseSet(keyword);
            if (heard.Texts.Any(text => phrase.IsIn(FoldedWords.Of(text))))
            {
                return keyword;
            }
        }

        return null;
    }

    /// <summary>The same words again and again, or the words of an automatic answer.</summary>
    private static bool IsLoop(AgentTask task, Heard heard)
    {
        if (heard.Texts is not [.., var last] || Courtesies.Of(last) != Courtesy.None)
        {
            return false;
        }

        return Automatic.Any(phrase => last.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            || task.History.Count(message => message.Author == AuthorKind.Customer && string.Equals(message.Text, last, StringComparison.OrdinalIgnoreCase)) >= Repeats;
    }

    /// <summary>Turns of the agent since a person last wrote; several messages of one answer count once.</summary>
    private static int AnswersInARow(AgentTask task)
    {
        var (count, wasOurs) = (0, false);
        foreach (var message in task.History)
        {
            count = message.Author is AuthorKind.Person or AuthorKind.NativeApp ? 0
                : message.Author == AuthorKind.Assistant && !wasOurs ? count + 1 : count;
            wasOurs = message.Author == AuthorKind.Assistant;
        }

        return count;
    }
}
