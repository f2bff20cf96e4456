using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Inbox;

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

    /// <summary>The conversations' keys, at most 1,000; empty when something else says which.</summary>
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

    /// <summary>Why, at most 500 characters. No personal data. Empty in holds of older builds.</summary>
    [Id(6)]
    public string Reason { get; init; } = "";

    /// <summary>
    /// Contacts, by their keys (<see cref="Contacts.ContactKeys"/>), at most 200: every conversation of theirs under whatever
    /// identity, also one that begins later.
    /// </summary>
    [Id(7)]
    public ImmutableArray<string> Contacts
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>
    /// A filter as the inbox has it: conversations for which all conditions hold, also those for which they hold later; when
    /// they hold no more, the conversation is no longer held. "Me" is nobody here.
    /// </summary>
    [Id(8)]
    public ImmutableArray<InboxCondition> Conditions
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Whether it names a conversation or its platform. Contacts and filters are looked up elsewhere.</summary>
    /// <param name="conversation">The conversation.</param>
    public bool Holds(Conversations.ConversationKey conversation) =>
        Platform is { } platform ? conversation.Connection.Platform == platform : !Conversations.IsDefault && Conversations.Contains(conversation.Value);
}
