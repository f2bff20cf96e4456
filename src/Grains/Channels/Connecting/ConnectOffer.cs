using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>An asset that a login offers, with the place of its token.</summary>
[GenerateSerializer, Immutable, Alias("connect-offer")]
internal sealed record ConnectOffer
{
    /// <summary>The asset.</summary>
    [Id(0)]
    public required ConnectAsset Asset { get; init; }

    /// <summary>Where the vault keeps its token until it is chosen.</summary>
    [Id(1)]
    public required string TokenReference { get; init; }

    /// <summary>When the token ends.</summary>
    [Id(2)]
    public DateTimeOffset? TokenExpiresAt { get; init; }
}
