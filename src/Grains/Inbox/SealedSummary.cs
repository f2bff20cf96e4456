using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox;

/// <summary>
/// The stored form of an inbox row before it is sealed. Its names are part of the stored data: they never change their
/// meaning, and a new part is one that old rows lack.
/// </summary>
internal sealed record SealedSummary
{
    /// <summary>The episode's number.</summary>
    [JsonPropertyName("n")]
    public long Number { get; init; }

    /// <summary>The status.</summary>
    [JsonPropertyName("s")]
    public ConversationStatus Status { get; init; }

    /// <summary>The holder's kind.</summary>
    [JsonPropertyName("ok")]
    public OwnerKind OwnerKind { get; init; }

    /// <summary>The holder's id.</summary>
    [JsonPropertyName("oi")]
    public string? OwnerId { get; init; }

    /// <summary>The holder's name.</summary>
    [JsonPropertyName("on")]
    public string? OwnerName { get; init; }

    /// <summary>The contact's name.</summary>
    [JsonPropertyName("c")]
    public string ContactName { get; init; } = "";

    /// <summary>The last message in one line.</summary>
    [JsonPropertyName("p")]
    public string Preview { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    [JsonPropertyName("pa")]
    public AuthorKind PreviewAuthor { get; init; }

    /// <summary>When the last message came or went.</summary>
    [JsonPropertyName("la")]
    public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Unread customer messages.</summary>
    [JsonPropertyName("u")]
    public int Unread { get; init; }

    /// <summary>When the messaging window closes.</summary>
    [JsonPropertyName("w")]
    public DateTimeOffset? WindowClosesAt { get; init; }

    /// <summary>The last outgoing message's problem.</summary>
    [JsonPropertyName("x")]
    public DeliveryState? Problem { get; init; }

    /// <summary>When the episode was opened.</summary>
    [JsonPropertyName("o")]
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the customer waits.</summary>
    [JsonPropertyName("wa")]
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The responsible person's account.</summary>
    [JsonPropertyName("ai")]
    public string? AssigneeId { get; init; }

    /// <summary>The responsible person's name.</summary>
    [JsonPropertyName("an")]
    public string? AssigneeName { get; init; }

    /// <summary>The team's id.</summary>
    [JsonPropertyName("ti")]
    public string? TeamId { get; init; }

    /// <summary>The team's name.</summary>
    [JsonPropertyName("tn")]
    public string? TeamName { get; init; }

    /// <summary>How urgent it is.</summary>
    [JsonPropertyName("pr")]
    public ConversationPriority Priority { get; init; }

    /// <summary>The labels' ids.</summary>
    [JsonPropertyName("l")]
    public string[]? Labels { get; init; }

    /// <summary>Until when it is snoozed.</summary>
    [JsonPropertyName("sn")]
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Who was mentioned and has not read it.</summary>
    [JsonPropertyName("m")]
    public string[]? Mentions { get; init; }
}
