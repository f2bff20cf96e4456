using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>
/// How long something is kept: <see cref="Kind"/> says what. A channel without a rule of its own follows the workspace's; when
/// that has none either, everything is kept.
/// </summary>
[GenerateSerializer, Immutable, Alias("retention-rule")]
public sealed record RetentionRule
{
    /// <summary>The shortest time, in days.</summary>
    public const int MinDays = 1;

    /// <summary>The longest time, in days: ten years.</summary>
    public const int MaxDays = 3_660;

    /// <summary>The shortest time for the audit log: a whole year of acts can always be shown to an auditor.</summary>
    public const int MinAuditDays = 365;

    /// <summary>The shortest time for daily counts: what budgets and the figures of the last week are made of.</summary>
    public const int MinAnalyticsDays = 8;

    /// <summary>In the place of a channel: the whole workspace.</summary>
    public const ChannelPlatform Workspace = default;

    /// <summary>The channel; <see cref="Workspace"/> for the workspace's own rule.</summary>
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

    /// <summary>What it is about. Rules of older builds are about messages.</summary>
    [Id(4)]
    public RetentionKind Kind { get; init; }

    /// <summary>The announced change takes this rule away: the workspace's holds from then on.</summary>
    [Id(5)]
    public bool NextInherits { get; init; }

    /// <summary>Whether every channel can have a rule of its own for a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsByChannel(RetentionKind kind) => kind is RetentionKind.Messages or RetentionKind.Media or RetentionKind.Traces;

    /// <summary>The shortest time for a kind, in days.</summary>
    /// <param name="kind">The kind.</param>
    public static int MinDaysOf(RetentionKind kind) => kind switch
    {
        RetentionKind.Audit => MinAuditDays,
        RetentionKind.Analytics => MinAnalyticsDays,
        _ => MinDays,
    };
}
