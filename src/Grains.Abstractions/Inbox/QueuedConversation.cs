using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>What assignment needs of a conversation.</summary>
[GenerateSerializer, Immutable, Alias("queued-conversation")]
public sealed record QueuedConversation
{
    /// <summary>The conversation.</summary>
    [Id(0)]
    public required ConversationKey Key { get; init; }

    /// <summary>It is open, assigned to nobody, and no automation holds it.</summary>
    [Id(1)]
    public bool IsWaiting { get; init; }

    /// <summary>Since when, milliseconds since 1970: since the customer waits, or else since it was opened.</summary>
    [Id(2)]
    public long Since { get; init; }

    /// <summary>Its team; null for none.</summary>
    [Id(3)]
    public string? Team { get; init; }

    /// <summary>The person whose open conversations it counts among: open, assigned, and not held by automation. Null for nobody.</summary>
    [Id(4)]
    public string? CountsFor { get; init; }
}
