using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Knows the parts that a test gives it.</summary>
public sealed class InMemoryPartIndex : IPartIndex
{
    private readonly Lock _gate = new();
    private readonly List<KeptPart> _parts = [];

    /// <summary>Takes parts in.</summary>
    /// <param name="parts">The parts.</param>
    public void Put(IEnumerable<KeptPart> parts)
    {
        lock (_gate)
        {
            _parts.AddRange(parts.Where(part => !_parts.Contains(part)).ToArray());
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PartCount>> Count(string tenant, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return new([.. _parts.Where(part => part.Conversation.Tenant == tenant)
                .GroupBy(part => (part.Kind, part.Conversation.Connection.Platform, Month(part.At)))
                .Select(group => new PartCount(group.Key.Kind, group.Key.Platform, group.Key.Item3, group.Sum(part => part.Count), group.Min(part => part.At)))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<DueParts>> ListDue(
        string tenant, ChannelPlatform platform, RetentionKind kind, DateTimeOffset before, long after, int limit, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return new([.. _parts.Where(part => part.Conversation.Tenant == tenant && part.Conversation.Connection.Platform == platform && part.Kind == kind)
                .GroupBy(part => part.Conversation)
                .Select((group, index) => (group.Key, Place: index + 1L, Due: group.Where(part => part.At < before.ToUnixTimeMilliseconds()).ToArray()))
                .Where(one => one.Place > after && one.Due.Length > 0)
                .Take(limit)
                .Select(one => new DueParts(one.Key, one.Place, one.Due.Sum(part => part.Count), one.Due.Min(part => part.At)))]);
        }
    }

    /// <inheritdoc/>
    public Task<long> Settle(
        ConversationKey conversation, RetentionKind kind, DateTimeOffset before, ImmutableArray<long> left, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var gone = _parts.Where(part => part.Conversation == conversation && part.Kind == kind && part.At < before.ToUnixTimeMilliseconds() && !left.Contains(part.Position)).ToArray();
            _parts.RemoveAll(gone.Contains);
            return Task.FromResult<long>(gone.Sum(part => part.Count));
        }
    }

    private static DateOnly Month(long at)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime;
        return new DateOnly(time.Year, time.Month, 1);
    }
}
