namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// Something a platform told us, normalised. Either it concerns a contact's thread (<see cref="ContactEvent"/>), or the
/// connection itself (<see cref="AccountEvent"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("channel-event")]
public abstract record ChannelEvent
{
    /// <summary>The platform.</summary>
    [Id(0)]
    public required ChannelPlatform Platform { get; init; }

    /// <summary>The asset that routes the event: phone number id, Page id, Instagram account id. Empty for WhatsApp events of the whole business account.</summary>
    [Id(1)]
    public required string AssetId { get; init; }

    /// <summary>The WhatsApp Business Account id (<c>entry.id</c>); null on other platforms.</summary>
    [Id(2)]
    public string? BusinessAccountId { get; init; }

    /// <summary>When it happened by the platform's clock, milliseconds since 1970; null when it doesn't say.</summary>
    [Id(3)]
    public long? ProviderTime { get; init; }
}
