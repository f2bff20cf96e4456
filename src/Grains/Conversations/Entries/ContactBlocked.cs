using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The contact was blocked or unblocked.</summary>
internal sealed record ContactBlocked() : Entry(EntryKind.ContactBlocked)
{
    /// <summary>Whether they are blocked from now on.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Who did it.</summary>
    public required Author By { get; init; }
}
