namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An attempt to send begins; durable before the platform hears of it.</summary>
internal sealed record AttemptStarted() : OutboundEntry(EntryKind.AttemptStarted)
{
    /// <summary>The attempt's number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Our handle of the attempt, which the platform returns in receipts or echoes.</summary>
    public required string Tracker { get; init; }
}
