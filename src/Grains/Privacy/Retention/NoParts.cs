using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Retention;

/// <summary>In a host that follows no journals: nothing within conversations is ever due.</summary>
internal sealed class NoParts : IPartIndex
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PartCount>> Count(string tenant, CancellationToken cancellationToken = default) => new([]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<DueParts>> ListDue(
        string tenant, ChannelPlatform platform, RetentionKind kind, DateTimeOffset before, long after, int limit, CancellationToken cancellationToken = default) => new([]);

    /// <inheritdoc/>
    public Task<long> Settle(
        ConversationKey conversation, RetentionKind kind, DateTimeOffset before, ImmutableArray<long> left, CancellationToken cancellationToken = default) => Task.FromResult(0L);
}
