namespace Chatbotics.MetaSimulator;

/// <summary>How much a business may send before it is throttled. Zero switches a limit off.</summary>
public sealed record SendLimits
{
    /// <summary>Meta's own: 80 messages a second per number (130429) and one each 6 s to the same person after a burst of 45 (131056).</summary>
    public static SendLimits Meta { get; } = new() { MessagesPerSecond = 80, PairBurst = 45, PairInterval = TimeSpan.FromSeconds(6) };

    /// <summary>No limit at all.</summary>
    public static SendLimits None { get; } = new();

    /// <summary>WhatsApp messages per second per number.</summary>
    public int MessagesPerSecond { get; init; }

    /// <summary>Messages to one person that may be borrowed from later.</summary>
    public int PairBurst { get; init; }

    /// <summary>The time in which one message to the same person is earned back.</summary>
    public TimeSpan PairInterval { get; init; }
}
