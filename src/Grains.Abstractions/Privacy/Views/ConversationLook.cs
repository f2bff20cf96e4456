namespace Chatbotics.Grains.Abstractions.Privacy.Views;

/// <summary>Somebody opened a conversation.</summary>
[GenerateSerializer, Immutable, Alias("conversation-look")]
public sealed record ConversationLook
{
    /// <summary>When; the first of several within half an hour.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The account of who looked.</summary>
    [Id(1)]
    public required string AccountId { get; init; }

    /// <summary>The conversation's key.</summary>
    [Id(2)]
    public required string Conversation { get; init; }

    /// <summary>Whether it was the operator's staff, let in by the workspace.</summary>
    [Id(3)]
    public bool IsOperator { get; init; }
}
