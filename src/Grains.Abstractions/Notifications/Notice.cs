namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>That something happened. Holds ids only: names and words are read where they are shown.</summary>
[GenerateSerializer, Immutable, Alias("notice")]
public sealed record Notice
{
    /// <summary>What happened.</summary>
    [Id(0)]
    public required NotificationKind Kind { get; init; }

    /// <summary>The key of the conversation it is about; null for none.</summary>
    [Id(1)]
    public string? Conversation { get; init; }

    /// <summary>The key of the channel connection it is about; null for none.</summary>
    [Id(2)]
    public string? Connection { get; init; }

    /// <summary>The conversation's or the request's number; 0 for none.</summary>
    [Id(3)]
    public long Number { get; init; }

    /// <summary>When it happened.</summary>
    [Id(4)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The account of the colleague who did it; null for a rule, a customer or a platform.</summary>
    [Id(5)]
    public string? By { get; init; }

    /// <summary>The id of the conversation's team; null for none.</summary>
    [Id(6)]
    public string? Team { get; init; }
}
