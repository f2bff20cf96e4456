using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The customer wants no more marketing, or wants it again.</summary>
internal sealed record MarketingChanged() : Entry(EntryKind.MarketingChanged)
{
    /// <summary>Whether they want none from now on.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Who noted it.</summary>
    public required Author By { get; init; }
}
