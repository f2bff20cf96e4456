namespace Chatbotics.Grains.Abstractions.Channels.Website;

/// <summary>The chat of a website as its owner and its front see it. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("website-view")]
public sealed record WebsiteView
{
    /// <summary>The connection.</summary>
    [Id(0)]
    public required ConnectionKey Key { get; init; }

    /// <summary>What the team calls it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>How it looks and where it may stand.</summary>
    [Id(2)]
    public required WebsiteSettings Settings { get; init; }

    /// <summary>Since when the present identity secret holds. A session of a known visitor ends with the secret it began under.</summary>
    [Id(3)]
    public required DateTimeOffset SecretSetAt { get; init; }

    /// <summary>Whether anybody has taken the identity secret out, so that visitors can be known at all.</summary>
    [Id(4)]
    public bool IsSecretInUse { get; init; }
}
