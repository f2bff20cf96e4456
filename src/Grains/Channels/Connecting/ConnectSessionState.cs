using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>What is stored of a connecting. Holds no secret: hashes, and references into the vault.</summary>
[GenerateSerializer, Immutable, Alias("connect-session-state")]
internal sealed record ConnectSessionState
{
    /// <summary>Which way; null when it never began.</summary>
    [Id(0)]
    public ConnectFlow? Flow { get; init; }

    /// <summary>How far.</summary>
    [Id(1)]
    public ConnectStep Step { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(2)]
    public string Person { get; init; } = "";

    /// <summary>Where Meta sends the person back to.</summary>
    [Id(3)]
    public string RedirectUri { get; init; } = "";

    /// <summary>When it lapses.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The hash of the state's secret; null once it was used.</summary>
    [Id(5)]
    public string? SecretHash { get; init; }

    /// <summary>The hash of what the browser keeps.</summary>
    [Id(6)]
    public string? BrowserHash { get; init; }

    /// <summary>Until when the person may come back.</summary>
    [Id(7)]
    public DateTimeOffset ReturnBy { get; init; }

    /// <summary>What can be connected.</summary>
    [Id(8)]
    public ImmutableArray<ConnectOffer> Offers { get; init; } = [];

    /// <summary>The permissions that weren't given.</summary>
    [Id(9)]
    public ImmutableArray<string> MissingScopes { get; init; } = [];

    /// <summary>What went wrong last.</summary>
    [Id(10)]
    public ConnectProblem? Problem { get; init; }

    /// <summary>The keys of what was connected.</summary>
    [Id(11)]
    public ImmutableArray<string> Connected { get; init; } = [];

    /// <summary>Who logged in at Meta.</summary>
    [Id(12)]
    public string? MetaPerson { get; init; }
}
