using System.Collections.Concurrent;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Token buckets per number and per (number, person).</summary>
internal sealed class RateLimiter(SimulatedMeta meta)
{
    private const int MostPairs = 100_000;

    private readonly ConcurrentDictionary<Asset, Bucket> _numbers = new();
    private readonly ConcurrentDictionary<(Asset Asset, string Contact), Bucket> _pairs = new();

    public GraphError? Check(Asset asset, string recipient)
    {
        var limits = meta.Limits;
        if (asset.Platform != Platform.WhatsApp || ReferenceEquals(limits, SendLimits.None))
        {
            return null;
        }

        var now = meta.Clock.GetUtcNow().UtcTicks;
        if (limits.MessagesPerSecond > 0
            && !_numbers.GetOrAdd(asset, static _ => new()).Take(now, limits.MessagesPerSecond, TimeSpan.TicksPerSecond / limits.MessagesPerSecond))
        {
            return GraphErrors.Find(130429);
        }

        if (limits.PairBurst <= 0)
        {
            return null;
        }

        if (_pairs.Count > MostPairs)
        {
            _pairs.Clear();
        }

        return _pairs.GetOrAdd((asset, recipient), static _ => new()).Take(now, limits.PairBurst, limits.PairInterval.Ticks)
            ? null
            : GraphErrors.Find(131056);
    }

    /// <summary>Remembers when the bucket would be full again; one number says all.</summary>
    private sealed class Bucket
    {
        private readonly Lock _gate = new();
        private long _fullAt;

        public bool Take(long now, int capacity, long ticksPerToken)
        {
            lock (_gate)
            {
                var fullAt = Math.Max(_fullAt, now) + ticksPerToken;
                if (fullAt - now > capacity * ticksPerToken)
                {
                    return false;
                }

                _fullAt = fullAt;
                return true;
            }
        }
    }
}
