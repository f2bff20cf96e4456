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

    /// <summary>When the token ends; null when it doesn't, or nobody knows.</summary>
    [Id(12)]
    public DateTimeOffset? TokenExpiresAt { get; init; }

    /// <summary>Who logged in at Meta to connect it, as <see cref="Connecting.MetaPersons.KeyOf"/> names them; null for a token that was pasted.</summary>
    [Id(13)]
    public string? MetaPerson { get; init; }

    /// <summary>What customers know the asset by: the phone number, the account's name with @.</summary>
    [Id(14)]
    public string? Handle { get; init; }

    /// <summary>Since when it is disconnected; null while it is connected.</summary>
    [Id(15)]
    public DateTimeOffset? DisconnectedAt { get; init; }

    /// <summary>Why it was disconnected.</summary>
    [Id(16)]
    public Health.DisconnectReason? DisconnectedFor { get; init; }
}
