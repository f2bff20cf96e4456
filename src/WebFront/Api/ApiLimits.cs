using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Api;

/// <summary>
/// How many requests each key makes: a bucket that refills steadily, so that a program that goes too fast is slowed down
/// and not shut out. Kept in memory: a restart only forgives.
/// </summary>
/// <param name="options">The limit.</param>
/// <param name="time">The clock.</param>
internal sealed class ApiLimits(IOptions<ApiOptions> options, TimeProvider time)
{
    private const int MaxBuckets = 10_000;
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one request off a key's bucket.</summary>
    /// <param name="key">The key's public part.</param>
    public ApiAllowance Take(string key)
    {
        if (_buckets.Count >= MaxBuckets)
        {
            // Those who come back begin with a full bucket: better than to keep everybody for ever.
            _buckets.Clear();
        }

        return _buckets.GetOrAdd(key, _ => new Bucket(options.Value.RequestsPerMinute, time.GetTimestamp()))
            .Take(options.Value.RequestsPerMinute, time);
    }

    private sealed class Bucket(int full, long filledAt)
    {
        private readonly Lock _gate = new();
        private double _left = full;
        private long _filledAt = filledAt;

        public ApiAllowance Take(int limit, TimeProvider time)
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                var perSecond = limit / 60d;
                _left = Math.Min(limit, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
                _filledAt = now;
                var isAllowed = _left >= 1;
                _left -= isAllowed ? 1 : 0;
                return new ApiAllowance(
                    isAllowed,
                    limit,
                    (int)_left,
                    Reset: (int)Math.Ceiling((limit - _left) / perSecond),
                    RetryAfter: isAllowed ? 0 : Math.Max(1, (int)Math.Ceiling((1 - _left) / perSecond)));
            }
        }
    }
}
