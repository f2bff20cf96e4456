using System.Collections.Immutable;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>What is stored of a person who logged in at Meta.</summary>
[GenerateSerializer, Immutable, Alias("meta-person-state")]
internal sealed record MetaPersonState
{
    /// <summary>The connections' keys, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<string> Connections { get; init; } = [];
}
