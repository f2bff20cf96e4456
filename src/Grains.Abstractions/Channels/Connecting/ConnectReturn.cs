namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>How a person came back from Meta's login. Everything in it may be forged.</summary>
[GenerateSerializer, Immutable, Alias("connect-return")]
public sealed record ConnectReturn
{
    /// <summary>The secret of the state.</summary>
    [Id(0)]
    public required string Secret { get; init; }

    /// <summary>The account that is signed in now.</summary>
    [Id(1)]
    public required string Person { get; init; }

    /// <summary>What the browser's cookie says; null when it has none.</summary>
    [Id(2)]
    public string? Browser { get; init; }

    /// <summary>The code to exchange; null when the person refused.</summary>
    [Id(3)]
    public string? Code { get; init; }

    /// <summary>Says nothing: it holds secrets.</summary>
    public override string ToString() => nameof(ConnectReturn);
}
