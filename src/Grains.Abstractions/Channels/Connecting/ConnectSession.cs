using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>A connecting under way, as its page shows it. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("connect-session-view")]
public sealed record ConnectSession
{
    /// <summary>Which way.</summary>
    [Id(0)]
    public required ConnectFlow Flow { get; init; }

    /// <summary>How far.</summary>
    [Id(1)]
    public required ConnectStep Step { get; init; }

    /// <summary>When it lapses, with the tokens that wait in it.</summary>
    [Id(2)]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What can be connected.</summary>
    [Id(3)]
    public ImmutableArray<ConnectAsset> Assets { get; init; } = [];

    /// <summary>The permissions that the person unticked at Meta.</summary>
    [Id(4)]
    public ImmutableArray<string> MissingScopes { get; init; } = [];

    /// <summary>What went wrong last; null when nothing did.</summary>
    [Id(5)]
    public ConnectProblem? Problem { get; init; }

    /// <summary>What was connected.</summary>
    [Id(6)]
    public ImmutableArray<ConnectionKey> Connected { get; init; } = [];
}
