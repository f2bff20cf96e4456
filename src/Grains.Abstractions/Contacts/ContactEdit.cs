using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>What to change of a contact. What is null or left out stays as it is; an empty text clears.</summary>
[GenerateSerializer, Immutable, Alias("contact-edit")]
public sealed record ContactEdit
{
    /// <summary>The name, at most 200 characters; empty for the channel's own name.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The language as a tag such as "de".</summary>
    [Id(1)]
    public string? Language { get; init; }

    /// <summary>The time zone, for example "Europe/Berlin".</summary>
    [Id(2)]
    public string? TimeZone { get; init; }

    /// <summary>Attributes to set; an empty value clears one.</summary>
    [Id(3)]
    public ImmutableArray<AttributeValue> Attributes { get; init; } = [];

    /// <summary>Labels to add.</summary>
    [Id(4)]
    public ImmutableArray<string> AddLabels { get; init; } = [];

    /// <summary>Labels to take away.</summary>
    [Id(5)]
    public ImmutableArray<string> RemoveLabels { get; init; } = [];

    /// <summary>Phone numbers, addresses and external ids to add.</summary>
    [Id(6)]
    public ImmutableArray<KnownIdentity> AddIdentities { get; init; } = [];

    /// <summary>Phone numbers, addresses and external ids to take away.</summary>
    [Id(7)]
    public ImmutableArray<KnownIdentity> RemoveIdentities { get; init; } = [];

    /// <summary>Change only if this is still the contact's version; null changes whatever is there.</summary>
    [Id(8)]
    public long? IfVersion { get; init; }
}
