using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>What few messages have.</summary>
internal sealed record MessageExtras
{
    /// <summary>None of it.</summary>
    public static MessageExtras None { get; } = new();

    /// <summary>The content, when it is more than plain text.</summary>
    public MessageContent? Rich { get; init; }

    /// <summary>The writer's own id of a person's message.</summary>
    public string? ClientId { get; init; }

    /// <summary>By the platform's clock, when the present text was written; 0 when it is the first.</summary>
    public long EditedAt { get; init; }

    /// <summary>The customer's reaction; null when there is none.</summary>
    public string? Reaction { get; init; }

    /// <summary>By the platform's clock, when the customer last reacted or took a reaction back; 0 when never.</summary>
    public long ReactionAt { get; init; }
}
