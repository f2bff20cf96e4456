using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A page of contacts.</summary>
[GenerateSerializer, Immutable, Alias("contact-page")]
public sealed record ContactPage
{
    /// <summary>The rows.</summary>
    [Id(0)]
    public ImmutableArray<ContactRow> Rows { get; init; } = [];

    /// <summary>Pass as <see cref="ContactQuery.After"/> for the next page; null at the end.</summary>
    [Id(1)]
    public string? Next { get; init; }

    /// <summary>How many match in all.</summary>
    [Id(2)]
    public long Total { get; init; }

    /// <summary>What is wrong with the query; null when nothing is. Nothing is listed then.</summary>
    [Id(3)]
    public Refusal? Refusal { get; init; }
}
