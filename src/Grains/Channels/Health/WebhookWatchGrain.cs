using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels.Health;

/// <inheritdoc cref="IWebhookWatchGrain"/>
/// <param name="time">The clock.</param>
[GrainType("webhook-watch")]
internal sealed class WebhookWatchGrain(TimeProvider time) : Grain, IWebhookWatchGrain
{
    private const int Hours = 24;

    private readonly (long Hour, int Good, int Bad)[] _hours = new (long, int, int)[Hours];
    private DateTimeOffset? _lastBadAt;

    private long Hour => time.GetUtcNow().ToUnixTimeSeconds() / 3600;

    /// <inheritdoc/>
    public Task Add(int good, int bad)
    {
        var hour = Hour;
        ref var slot = ref _hours[hour % Hours];
        slot = slot.Hour == hour ? (hour, slot.Good + good, slot.Bad + bad) : (hour, good, bad);
        if (bad > 0)
        {
            _lastBadAt = time.GetUtcNow();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<WebhookCounts> Counts()
    {
        var since = Hour - Hours;
        var recent = _hours.Where(slot => slot.Hour > since).ToList();
        return Task.FromResult(new WebhookCounts(recent.Sum(slot => slot.Good), recent.Sum(slot => slot.Bad), _lastBadAt));
    }
}
