namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>Something that can be connected, as Meta describes it. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("connect-asset")]
public sealed record ConnectAsset
{
    /// <summary>The platform.</summary>
    [Id(0)]
    public required ChannelPlatform Platform { get; init; }

    /// <summary>The phone number id, Page id, or Instagram professional account id.</summary>
    [Id(1)]
    public required string AssetId { get; init; }

    /// <summary>The name that customers see.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>The phone number, or the Instagram name with @; null when there is none.</summary>
    [Id(3)]
    public string? Handle { get; init; }

    /// <summary>WhatsApp: the Business Account it lies in.</summary>
    [Id(4)]
    public string? BusinessAccountId { get; init; }

    /// <summary>Where it belongs: the Business Account's name, the Page that an Instagram account is linked to.</summary>
    [Id(5)]
    public string? Owner { get; init; }

    /// <summary>Instagram through a Page: the Page's id.</summary>
    [Id(6)]
    public string? PageId { get; init; }

    /// <summary>Instagram: the account's other id.</summary>
    [Id(7)]
    public string? SecondAssetId { get; init; }

    /// <summary>Instagram by Instagram's own login.</summary>
    [Id(8)]
    public bool InstagramLogin { get; init; }

    /// <summary>WhatsApp: the number isn't on the Cloud API yet; it needs a six-digit PIN to be registered.</summary>
    [Id(9)]
    public bool NeedsPin { get; init; }

    /// <summary>It is connected to this workspace already; connecting again gives it a new token and keeps its conversations.</summary>
    [Id(10)]
    public bool IsConnected { get; init; }
}
