using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Abstractions.Search;

/// <summary>What is looked for.</summary>
[GenerateSerializer, Immutable, Alias("search-query")]
public sealed record SearchQuery
{
    /// <summary>The words as somebody typed them; hostile. Cut after 200 characters.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>At most this many, 1 to 50.</summary>
    [Id(1)]
    public int Limit { get; init; } = 30;

    /// <summary>Which conversations may be found; null for all.</summary>
    [Id(2)]
    public InboxScope? Scope { get; init; }

    /// <summary>Who looks, by account: what is assigned to them is within the scope.</summary>
    [Id(3)]
    public string? Viewer { get; init; }
}
