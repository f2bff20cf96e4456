using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person read everything.</summary>
internal sealed record ConversationRead() : Entry(EntryKind.ConversationRead)
{
    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
