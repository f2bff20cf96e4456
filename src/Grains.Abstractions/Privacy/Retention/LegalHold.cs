using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>Conversations that must be kept, whatever the rules say, for example for a dispute.</summary>
[GenerateSerializer, Immutable, Alias("legal-hold")]
public sealed record LegalHold
{
    /// <summary>Its id; made by the grain.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>What the team calls it, 1 to 80 characters. No personal data.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The conversations' keys, at most 1,000; empty when the filter says which.</summary>
    [Id(2)]
    public ImmutableArray<string> Conversations { get; init; } = [];

    /// <summary>All conversations of this platform; null when they are named.</summary>
    [Id(3)]
    public ChannelPlatform? Platform { get; init; }

    /// <summary>When it was set.</summary>
    [Id(4)]
    public DateTimeOffset SetAt { get; init; }

    /// <summary>The account of who set it.</summary>
    [Id(5)]
    public string? SetBy { get; init; }

    /// <summary>Whether it holds a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    public bool Holds(Conversations.ConversationKey conversation) =>
        Platform is { } platform ? conversation.Connection.Platform == platform : Conversations.Contains(conversation.Value);
}
