using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A contact in one row of a list.</summary>
[GenerateSerializer, Immutable, Alias("contact-row")]
public sealed record ContactRow
{
    /// <summary>The contact's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What to call them; falls back to user name, phone, address, id.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The channels they wrote on.</summary>
    [Id(2)]
    public ImmutableArray<ChannelPlatform> Channels { get; init; } = [];

    /// <summary>The first phone number.</summary>
    [Id(3)]
    public string? Phone { get; init; }

    /// <summary>The first e-mail address.</summary>
    [Id(4)]
    public string? Email { get; init; }

    /// <summary>When they last wrote; null when they never did.</summary>
    [Id(5)]
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>When the contact was made.</summary>
    [Id(6)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody answers them.</summary>
    [Id(7)]
    public bool IsBlocked { get; init; }

    /// <summary>Their labels.</summary>
    [Id(8)]
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Their attributes that have a value.</summary>
    [Id(9)]
    public ImmutableArray<AttributeValue> Attributes { get; init; } = [];
}
