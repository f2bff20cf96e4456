namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A queued message is not sent: a person took the conversation over before it was tried.</summary>
internal sealed record SendCancelled() : OutboundEntry(EntryKind.SendCancelled);
