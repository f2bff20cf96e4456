using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Labels were put on, or taken off.</summary>
internal sealed record LabelsChanged() : Entry(EntryKind.LabelsChanged)
{
    /// <summary>Their ids.</summary>
    public required string[] Labels { get; init; }

    /// <summary>Their names as they were then, in the same order.</summary>
    public required string[] Names { get; init; }

    /// <summary>They were taken off.</summary>
    public bool Removed { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
