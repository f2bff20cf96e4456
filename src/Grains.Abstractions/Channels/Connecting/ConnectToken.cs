namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>A WhatsApp number by a token that the owner made, as it was typed.</summary>
[GenerateSerializer, Immutable, Alias("connect-token")]
public sealed record ConnectToken
{
    /// <summary>The token.</summary>
    [Id(0)]
    public required string Token { get; init; }

    /// <summary>The phone number id.</summary>
    [Id(1)]
    public required string PhoneNumberId { get; init; }

    /// <summary>The WhatsApp Business Account id.</summary>
    [Id(2)]
    public required string BusinessAccountId { get; init; }

    /// <summary>The six-digit PIN, when the number must be registered; null for none.</summary>
    [Id(3)]
    public string? Pin { get; init; }

    /// <summary>Says nothing: it holds secrets.</summary>
    public override string ToString() => nameof(ConnectToken);
}
