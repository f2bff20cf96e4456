namespace Chatbotics.Grains.People.Accounts;

/// <summary>A session as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-session")]
internal sealed record StoredSession
{
    /// <summary>The id in the cookie.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The name in lists.</summary>
    [Id(1)]
    public required string Handle { get; init; }

    /// <summary>When the person signed in.</summary>
    [Id(2)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, give or take some minutes.</summary>
    [Id(3)]
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Where it was begun, sealed.</summary>
    [Id(4)]
    public byte[] Origin { get; init; } = [];

    /// <summary>The id before the present one, good for requests that were under way.</summary>
    [Id(5)]
    public string? FormerId { get; init; }

    /// <summary>Until when the former id is good.</summary>
    [Id(6)]
    public DateTimeOffset FormerUntil { get; init; }

    /// <summary>Whether the session shall get another id with the next answer.</summary>
    [Id(7)]
    public bool RotationDue { get; init; }
}
