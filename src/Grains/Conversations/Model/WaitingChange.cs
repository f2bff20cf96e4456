using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>An edit, unsend, reaction or receipt that came before the message it is about.</summary>
/// <param name="Target">The provider's id of the message.</param>
/// <param name="Change">The entry, which is in the journal already.</param>
internal sealed record WaitingChange(string Target, Entry Change);
