using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An episode begins: the first one, or the one after a resolved one.</summary>
internal sealed record EpisodeOpened() : Entry(EntryKind.EpisodeOpened)
{
    /// <summary>Its number in the workspace.</summary>
    public long Number { get; init; }

    /// <summary>Who holds it at first.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The kind of holder before.</summary>
    public OwnerKind From { get; init; }

    /// <summary>The new epoch.</summary>
    public long Epoch { get; init; }
}
