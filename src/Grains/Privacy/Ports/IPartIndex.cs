using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// Knows when each conversation's files and agents' evidence came, so that retention finds what is due and wakes no other
/// conversation. It follows the journals; what is erased with a message or a conversation leaves it along with the words that
/// find it.
/// </summary>
public interface IPartIndex
{
    /// <summary>What a workspace has, by kind, platform and month.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<PartCount>> Count(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Conversations with parts that came before a time.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="before">The time.</param>
    /// <param name="after">Continues behind a <see cref="DueParts.Place"/>; 0 from the start.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<DueParts>> ListDue(
        string tenant, ChannelPlatform platform, RetentionKind kind, DateTimeOffset before, long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Notes that a conversation's parts from before a time are gone. Idempotent.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="before">The time.</param>
    /// <param name="left">Positions of parts that are there all the same.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many items went.</returns>
    Task<long> Settle(ConversationKey conversation, RetentionKind kind, DateTimeOffset before, ImmutableArray<long> left, CancellationToken cancellationToken = default);
}
