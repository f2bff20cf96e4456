namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The declared state of a channel connection.</summary>
[GenerateSerializer, Immutable, Alias("connection-definition")]
public sealed record ConnectionDefinition
{
    /// <summary>What the team calls it, for example "Shop number".</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The WhatsApp Business Account id; null on other platforms.</summary>
    [Id(1)]
    public string? BusinessAccountId { get; init; }

    /// <summary>The token that sends; goes into the vault and is never readable again. Null keeps the present one.</summary>
    [Id(2)]
    public string? AccessToken { get; init; }

    /// <summary>Instagram: the account's other id (app-scoped or professional), since a webhook may carry either.</summary>
    [Id(3)]
    public string? SecondAssetId { get; init; }

    /// <summary>Instagram: whether it was connected by Instagram Login (graph.instagram.com) rather than through a Page.</summary>
    [Id(4)]
    public bool InstagramLogin { get; init; }

    /// <summary>Instagram through a Page: the Page's id.</summary>
    [Id(5)]
    public string? PageId { get; init; }

    /// <summary>
    /// How many messages a second the platform lets this asset send, 1 to 100,000; null is the platform's default (WhatsApp
    /// raises numbers to 1,000 by itself, and holds coexistence numbers at 20).
    /// </summary>
    [Id(6)]
    public int? SendsPerSecond { get; init; }

    /// <summary>When the token ends; null when it doesn't, or nobody knows. Counts together with <see cref="AccessToken"/>.</summary>
    [Id(7)]
    public DateTimeOffset? TokenExpiresAt { get; init; }

    /// <summary>
    /// Who logged in at Meta to connect it, as <see cref="Connecting.MetaPersons.KeyOf"/> names them; null for a token that was pasted.
    /// Counts together with <see cref="AccessToken"/>.
    /// </summary>
    [Id(8)]
    public string? MetaPerson { get; init; }

    /// <summary>What customers know the asset by: the phone number, the account's name with @; null keeps the present one.</summary>
    [Id(9)]
    public string? Handle { get; init; }

    /// <summary>Names the connection; a record's own text would show the token.</summary>
    public override string ToString() => $"definition of {Name}";
}
