using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>What is stored of the care for a connection.</summary>
[GenerateSerializer, Immutable, Alias("connection-care-state")]
internal sealed record ConnectionCareState
{
    /// <summary>The last examination.</summary>
    [Id(0)]
    public Examination? Last { get; init; }

    /// <summary>When a webhook of the asset last came in.</summary>
    [Id(1)]
    public DateTimeOffset? WebhookSeenAt { get; init; }

    /// <summary>What the owners were last told, so that they are told once.</summary>
    [Id(2)]
    public string? ToldOf { get; init; }
}
