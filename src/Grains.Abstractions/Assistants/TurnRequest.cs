using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What an assistant is asked to answer.</summary>
[GenerateSerializer, Immutable, Alias("turn-request")]
public sealed record TurnRequest
{
    /// <summary>The conversation; also whose identity every tool of this turn acts under.</summary>
    [Id(0)]
    public required ConversationKey Conversation { get; init; }

    /// <summary>Identifies this turn within the conversation; stays the same when the turn is run again after a crash.</summary>
    [Id(1)]
    public required string TurnId { get; init; }

    /// <summary>The ownership epoch the turn started under. A result with an older epoch is dropped.</summary>
    [Id(2)]
    public required long Epoch { get; init; }

    /// <summary>The customer's fragments that this turn answers, oldest first.</summary>
    [Id(3)]
    public required ImmutableArray<TurnMessage> Fragments { get; init; }

    /// <summary>The messages before them, oldest first; at most the ten that an active conversation holds.</summary>
    [Id(4)]
    public ImmutableArray<TurnMessage> History { get; init; } = [];

    /// <summary>The agent that holds the conversation; null for the one of a seed file.</summary>
    [Id(5)]
    public string? Agent { get; init; }

    /// <summary>The customer's name as the platform tells it; hostile. Null when it is not known.</summary>
    [Id(6)]
    public string? ContactName { get; init; }

    /// <summary>The customer as the platform names them: the identity that every tool acts under. Null when nothing is known.</summary>
    [Id(7)]
    public ContactIdentity? Contact { get; init; }
}
