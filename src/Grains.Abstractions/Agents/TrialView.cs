using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>The playground as it stands.</summary>
[GenerateSerializer, Immutable, Alias("trial-view")]
public sealed record TrialView
{
    /// <summary>Raised by every change.</summary>
    [Id(0)]
    public long Revision { get; init; }

    /// <summary>The messages, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<TrialMessage> Messages { get; init; } = [];

    /// <summary>Whether the agent thinks.</summary>
    [Id(2)]
    public bool IsThinking { get; init; }

    /// <summary>What it has written so far.</summary>
    [Id(3)]
    public string Partial { get; init; } = "";

    /// <summary>The sentence of a hand-over; null while there was none.</summary>
    [Id(4)]
    public string? HandedOver { get; init; }
}
