using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>A connection as its owner sees it. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("connection-status")]
public sealed record ConnectionStatus
{
    /// <summary>The connection.</summary>
    [Id(0)]
    public required ConnectionKey Key { get; init; }

    /// <summary>What the team calls it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The WhatsApp Business Account id.</summary>
    [Id(2)]
    public string? BusinessAccountId { get; init; }

    /// <summary>Instagram by Instagram Login.</summary>
    [Id(3)]
    public bool InstagramLogin { get; init; }

    /// <summary>Instagram through a Page: the Page's id.</summary>
    [Id(4)]
    public string? PageId { get; init; }

    /// <summary>Whether a token is set, and since when; never the token.</summary>
    [Id(5)]
    public DateTimeOffset? TokenSetAt { get; init; }

    /// <summary>The vault's reference of the token; meaningless outside the vault.</summary>
    [Id(6)]
    public string? TokenReference { get; init; }

    /// <summary>Why nothing is sent at present; null while the connection works.</summary>
    [Id(7)]
    public SendError? PausedBy { get; init; }

    /// <summary>The latest account-level events, newest first, at most 50.</summary>
    [Id(8)]
    public ImmutableArray<AccountEvent> Events { get; init; } = [];

    /// <summary>Raised by every change, so that caches can tell old from new.</summary>
    [Id(9)]
    public long Revision { get; init; }

    /// <summary>The owner's limit of sends a second; null for the platform's default.</summary>
    [Id(10)]
    public int? SendsPerSecond { get; init; }

    /// <summary>Instagram: the account's other id.</summary>
    [Id(11)]
    public string? SecondAssetId { get; init; }
}
