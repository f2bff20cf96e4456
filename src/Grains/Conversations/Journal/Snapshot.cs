using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>The state as a whole. Only a shortcut: the journal says the same, and is read when a snapshot has another format.</summary>
/// <param name="Format">The version of the state's form.</param>
/// <param name="State">The state.</param>
internal sealed record Snapshot(int Format, ConversationState State)
{
    /// <summary>
    /// The form that this build writes. Raised by every change of the state that older builds don't know: they replay the
    /// journal then, and note the kinds of entries that they can't read.
    /// </summary>
    public const int CurrentFormat = 5;

    /// <summary>
    /// The first form that says whether the customer stopped marketing. WhatsApp told of that before, and the journals have it:
    /// what has an older form is replayed once more there.
    /// </summary>
    public const int KnowsMarketing = 5;

    /// <summary>The oldest form that this build reads; what it lacks has good defaults.</summary>
    public const int OldestFormat = 1;
}
