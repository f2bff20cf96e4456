using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>The state as a whole. Only a shortcut: the journal says the same, and is read when a snapshot has another format.</summary>
/// <param name="Format">The version of the state's form.</param>
/// <param name="State">The state.</param>
internal sealed record Snapshot(int Format, ConversationState State)
{
    /// <summary>The form that this build writes. Raised by every change of the state that older snapshots don't know.</summary>
    public const int CurrentFormat = 1;
}
