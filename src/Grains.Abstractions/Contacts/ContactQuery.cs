using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Which contacts to list.</summary>
[GenerateSerializer, Immutable, Alias("contact-query")]
public sealed record ContactQuery
{
    /// <summary>Words of a name, number or address, or their beginnings; null for all.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>Conditions that must all hold; at most 20.</summary>
    [Id(1)]
    public ImmutableArray<ContactCondition> Where { get; init; } = [];

    /// <summary>In which order.</summary>
    [Id(2)]
    public ContactSort Sort { get; init; } = ContactSort.LastSeen;

    /// <summary>Continue after this cursor of an earlier page; null for the first page.</summary>
    [Id(3)]
    public string? After { get; init; }

    /// <summary>At most this many rows, 1 to 100.</summary>
    [Id(4)]
    public int Limit { get; init; } = 50;
}
