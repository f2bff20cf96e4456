using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Something done to conversations that can be shown before it is done, and undone after.</summary>
/// <param name="Verb">What was done, for example "resolved".</param>
/// <param name="Assume">The row as it will be.</param>
/// <param name="Do">Does it.</param>
/// <param name="Undo">Brings back what the row, as it was before, says.</param>
public sealed record OrganiseAct(
    string Verb,
    Func<ConversationSummary, ConversationSummary> Assume,
    Func<ConversationSummary, Author, Task<CommandResult>> Do,
    Func<ConversationSummary, Author, Task<CommandResult>> Undo)
{
    /// <summary>The sentence for a toast.</summary>
    /// <param name="count">How many conversations.</param>
    public string Sentence(int count) => count == 1
        ? string.Concat(Verb[..1].ToUpperInvariant(), Verb.AsSpan(1), ".")
        : Texts.Inbox.Count("{0} conversation {1}.|{0} conversations {1}.", count, Verb);
}
