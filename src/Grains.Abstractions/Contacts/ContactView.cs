using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Everything that is known of a contact, with what merged contacts bring.</summary>
[GenerateSerializer, Immutable, Alias("contact-view")]
public sealed record ContactView
{
    /// <summary>The row.</summary>
    [Id(0)]
    public required ContactRow Row { get; init; }

    /// <summary>The name that a person gave; null when the channel's name is shown.</summary>
    [Id(1)]
    public string? GivenName { get; init; }

    /// <summary>The language as a tag such as "de" or "pt-BR"; null when it is not known.</summary>
    [Id(2)]
    public string? Language { get; init; }

    /// <summary>The time zone, for example "Europe/Berlin"; null when it is not known.</summary>
    [Id(3)]
    public string? TimeZone { get; init; }

    /// <summary>Everything they are known by.</summary>
    [Id(4)]
    public ImmutableArray<KnownIdentity> Identities { get; init; } = [];

    /// <summary>The notes, newest first.</summary>
    [Id(5)]
    public ImmutableArray<ContactNote> Notes { get; init; } = [];

    /// <summary>Every merge, newest first, those that were undone among them.</summary>
    [Id(6)]
    public ImmutableArray<ContactMerge> Merges { get; init; } = [];

    /// <summary>Their conversations on all channels, the newest first.</summary>
    [Id(7)]
    public ImmutableArray<ConversationKey> Conversations { get; init; } = [];

    /// <summary>Other contacts with the same phone number or address, that may be the same person.</summary>
    [Id(8)]
    public ImmutableArray<ContactRow> MayBe { get; init; } = [];

    /// <summary>Since when they are blocked.</summary>
    [Id(9)]
    public DateTimeOffset? BlockedAt { get; init; }

    /// <summary>Who blocked them.</summary>
    [Id(10)]
    public Author? BlockedBy { get; init; }

    /// <summary>The version, for changes that must not overwrite others'.</summary>
    [Id(11)]
    public long Version { get; init; }
}
