using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>How long the conversations of a channel are kept after their last message.</summary>
[GenerateSerializer, Immutable, Alias("retention-rule")]
public sealed record RetentionRule
{
    /// <summary>The shortest time, in days.</summary>
    public const int MinDays = 1;

    /// <summary>The longest time, in days: ten years.</summary>
    public const int MaxDays = 3_660;

    /// <summary>The channel.</summary>
    [Id(0)]
    public required ChannelPlatform Platform { get; init; }

    /// <summary>The days that hold now; null for as long as the workspace exists.</summary>
    [Id(1)]
    public int? Days { get; init; }

    /// <summary>The days that hold from <see cref="NextFrom"/> on; meaningless without it.</summary>
    [Id(2)]
    public int? NextDays { get; init; }

    /// <summary>When a change begins to hold; null when none is announced.</summary>
    [Id(3)]
    public DateTimeOffset? NextFrom { get; init; }
}
