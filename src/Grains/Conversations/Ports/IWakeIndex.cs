using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>Finds conversations that want to be woken: timers, unfinished work, projections that have not caught up.</summary>
public interface IWakeIndex
{
    /// <summary>
    /// Conversations of a shard whose wake time is at or before <paramref name="until"/>, earliest first, then those that
    /// the projections have not seen. Includes everything durable at the time of the call.
    /// </summary>
    /// <param name="shard">0 to 63, see <see cref="ShardOf"/>.</param>
    /// <param name="until">The latest due time to return.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<DueConversation>> ReadDue(int shard, DateTimeOffset until, int limit, CancellationToken cancellationToken = default);

    /// <summary>The shard of a conversation: the first byte of SHA-256 of its key's UTF-8, modulo 64. Part of the stored layout: never changes.</summary>
    /// <param name="key">The conversation.</param>
    static int ShardOf(ConversationKey key)
    {
        Span<byte> utf8 = stackalloc byte[1024];
        var length = System.Text.Encoding.UTF8.GetBytes(key.Value, utf8);
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(utf8[..length], hash);
        return hash[0] % Abstractions.Operations.IWakeShardGrain.Count;
    }
}
