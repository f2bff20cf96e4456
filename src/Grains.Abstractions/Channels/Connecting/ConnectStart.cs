namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>Begins a connecting.</summary>
[GenerateSerializer, Immutable, Alias("connect-start")]
public sealed record ConnectStart
{
    /// <summary>Which way.</summary>
    [Id(0)]
    public required ConnectFlow Flow { get; init; }

    /// <summary>The account of the person who connects: only the same person can finish.</summary>
    [Id(1)]
    public required string Person { get; init; }

    /// <summary>Where Meta sends the person back to: absolute, the same for every workspace, registered at the Meta app.</summary>
    [Id(2)]
    public required string RedirectUri { get; init; }
}
