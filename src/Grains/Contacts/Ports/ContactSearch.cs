using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;

namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>Which contacts to find.</summary>
public sealed record ContactSearch
{
    /// <summary>Hashes of words that must all be there.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Tests that must all hold.</summary>
    public ImmutableArray<ContactTest> Tests { get; init; } = [];

    /// <summary>The order.</summary>
    public ContactSort Sort { get; init; } = ContactSort.LastSeen;

    /// <summary>This store's cursor; null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}
