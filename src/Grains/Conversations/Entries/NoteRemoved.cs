using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A private note was removed by its writer.</summary>
internal sealed record NoteRemoved() : Entry(EntryKind.NoteRemoved)
{
    /// <summary>The note's <see cref="NoteAdded.ClientId"/>.</summary>
    public required string Note { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
