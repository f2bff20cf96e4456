using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Someone else holds the conversation from here on.</summary>
internal sealed record OwnerChanged() : Entry(EntryKind.OwnerChanged)
{
    /// <summary>Who.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The kind of holder before.</summary>
    public OwnerKind From { get; init; }

    /// <summary>The new epoch.</summary>
    public long Epoch { get; init; }

    /// <summary>Why.</summary>
    public OwnerCause Cause { get; init; }

    /// <summary>A sentence for the team.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it.</summary>
    public required Author By { get; init; }
}
