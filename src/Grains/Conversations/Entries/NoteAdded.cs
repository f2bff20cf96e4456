using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person wrote a private note.</summary>
internal sealed record NoteAdded() : Entry(EntryKind.NoteAdded)
{
    /// <summary>Who.</summary>
    public required Author By { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The writer's own id of it.</summary>
    public required string ClientId { get; init; }

    /// <summary>Who is named in it; null for nobody.</summary>
    public Mention[]? Mentions { get; init; }
}
