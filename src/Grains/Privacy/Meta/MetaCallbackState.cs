using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Meta;

namespace Chatbotics.Grains.Privacy.Meta;

/// <summary>What is stored of a callback.</summary>
[GenerateSerializer, Immutable, Alias("meta-callback-state")]
internal sealed record MetaCallbackState
{
    /// <summary>The callback; without the person once it is done. Null before it came.</summary>
    [Id(0)]
    public MetaCallback? Callback { get; init; }

    /// <summary>When it came.</summary>
    [Id(1)]
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When everything was done.</summary>
    [Id(2)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The connections that rested on the login, when it came.</summary>
    [Id(3)]
    public ImmutableArray<string> Connections { get; init; } = [];

    /// <summary>How many there were.</summary>
    [Id(4)]
    public int Count { get; init; }
}
