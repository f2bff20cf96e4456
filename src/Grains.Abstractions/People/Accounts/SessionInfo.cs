namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A session in the person's own list.</summary>
[GenerateSerializer, Immutable, Alias("session-info")]
public sealed record SessionInfo
{
    /// <summary>Names the session in this list; it opens nothing.</summary>
    [Id(0)]
    public required string Handle { get; init; }

    /// <summary>When the person signed in.</summary>
    [Id(1)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, give or take some minutes.</summary>
    [Id(2)]
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Where it was begun.</summary>
    [Id(3)]
    public required SessionOrigin Origin { get; init; }

    /// <summary>Whether it is the one that asks.</summary>
    [Id(4)]
    public bool IsCurrent { get; init; }
}
