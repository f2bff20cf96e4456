using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The conversation belongs to another team.</summary>
internal sealed record TeamChanged() : Entry(EntryKind.TeamChanged)
{
    /// <summary>The team's id; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>Its name as it was then.</summary>
    public string? Name { get; init; }

    /// <summary>Why, when a rule decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
