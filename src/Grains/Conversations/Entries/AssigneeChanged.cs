using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>
/// The conversation was given to a person, or taken from one. When that makes somebody else its holder, an
/// <see cref="OwnerChanged"/> stands before it; this one gives the line in the thread.
/// </summary>
internal sealed record AssigneeChanged() : Entry(EntryKind.AssigneeChanged)
{
    /// <summary>The person's account; null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>The person's name as it was then.</summary>
    public string? Name { get; init; }

    /// <summary>Why, when a rule decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
