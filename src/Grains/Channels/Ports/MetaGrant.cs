using System.Collections.Immutable;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What a login gave. Lives in memory only; never logged.</summary>
public sealed record MetaGrant
{
    /// <summary>The app-scoped id of the person who logged in; null when it isn't known.</summary>
    public string? UserId { get; init; }

    /// <summary>The permissions that were given; default when Meta didn't say.</summary>
    public ImmutableArray<string> Scopes { get; init; }

    /// <summary>What can be connected, each with its token.</summary>
    public ImmutableArray<GrantedAsset> Assets { get; init; } = [];

    /// <summary>Says nothing: it holds secrets.</summary>
    public override string ToString() => nameof(MetaGrant);
}
