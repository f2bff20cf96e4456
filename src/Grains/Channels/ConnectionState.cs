using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels;

/// <summary>What is stored of a connection. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("connection-state")]
internal sealed record ConnectionState
{
    /// <summary>The name; null while the connection was never configured.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The WhatsApp Business Account id.</summary>
    [Id(1)]
    public string? BusinessAccountId { get; init; }

    /// <summary>Instagram: the account's other id.</summary>
    [Id(2)]
    public string? SecondAssetId { get; init; }

    /// <summary>Instagram by Instagram Login.</summary>
    [Id(3)]
    public bool InstagramLogin { get; init; }

    /// <summary>Instagram through a Page: the Page's id.</summary>
    [Id(4)]
    public string? PageId { get; init; }

    /// <summary>The owner's limit of sends a second.</summary>
    [Id(5)]
    public int? SendsPerSecond { get; init; }

    /// <summary>When the present token was set.</summary>
    [Id(6)]
    public DateTimeOffset? TokenSetAt { get; init; }

    /// <summary>Where the vault keeps it.</summary>
    [Id(7)]
    public string? TokenReference { get; init; }

    /// <summary>Why nothing is sent.</summary>
    [Id(8)]
    public SendError? PausedBy { get; init; }

    /// <summary>The latest account-level events, newest first.</summary>
    [Id(9)]
    public ImmutableArray<AccountEvent> Events { get; init; } = [];

    /// <summary>How often anything changed.</summary>
    [Id(10)]
    public long Revision { get; init; }

    /// <summary>When the present token ends.</summary>
    [Id(11)]
    public DateTimeOffset? TokenExpiresAt { get; init; }

    /// <summary>Who logged in at Meta for the present token.</summary>
    [Id(12)]
    public string? MetaPerson { get; init; }

    /// <summary>What customers know the asset by.</summary>
    [Id(13)]
    public string? Handle { get; init; }

    /// <summary>Since when it is disconnected.</summary>
    [Id(14)]
    public DateTimeOffset? DisconnectedAt { get; init; }

    /// <summary>Why.</summary>
    [Id(15)]
    public DisconnectReason? DisconnectedFor { get; init; }
}
