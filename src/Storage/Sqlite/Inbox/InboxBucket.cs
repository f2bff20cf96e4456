using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>Status, holder and platform in one number: every filter is a handful of these, each in order of activity.</summary>
internal static class InboxBucket
{
    private static readonly ImmutableArray<ConversationStatus> s_statuses = [.. Enum.GetValues<ConversationStatus>()];
    private static readonly ImmutableArray<OwnerKind> s_holders = [.. Enum.GetValues<OwnerKind>()];
    private static readonly ImmutableArray<ChannelPlatform> s_platforms = [.. Enum.GetValues<ChannelPlatform>()];

    /// <summary>The number.</summary>
    public static long Of(ConversationStatus status, OwnerKind holder, ChannelPlatform platform) =>
        ((long)status << 8) | ((long)holder << 4) | (long)platform;

    /// <summary>Its status.</summary>
    public static ConversationStatus Status(long bucket) => (ConversationStatus)(bucket >> 8);

    /// <summary>Its holder.</summary>
    public static OwnerKind Holder(long bucket) => (OwnerKind)((bucket >> 4) & 15);

    /// <summary>Its platform.</summary>
    public static ChannelPlatform Platform(long bucket) => (ChannelPlatform)(bucket & 15);

    /// <summary>Every number that a filter lets through.</summary>
    public static IEnumerable<long> Matching(InboxQuery query)
    {
        foreach (var status in query.Status is { } one ? [one] : s_statuses)
        {
            foreach (var holder in query.HeldBy is { } held ? [held] : s_holders)
            {
                foreach (var platform in query.Platform is { } channel ? [channel] : s_platforms)
                {
                    yield return Of(status, holder, platform);
                }
            }
        }
    }
}
