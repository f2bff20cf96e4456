using Chatbotics.Grains.Abstractions.Channels.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>Tells the grains, every few seconds, what the connection doctor wants to know of webhooks.</summary>
/// <param name="sightings">What was noted.</param>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class SightingsReporter(
    WebhookSightings sightings, IGrainFactory grains, TimeProvider time, ILogger<SightingsReporter> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Report();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is left is worth nothing by then.
        }
    }

    private async Task Report()
    {
        var (good, bad, seen) = sightings.Take();
        try
        {
            if (good + bad > 0)
            {
                await grains.GetGrain<IWebhookWatchGrain>(IWebhookWatchGrain.Key).Add(good, bad);
            }

            foreach (var (connection, at) in seen)
            {
                await grains.GetGrain<IConnectionCareGrain>(connection.Value).Seen(at);
            }
        }
        catch (Exception error)
        {
            // The next look has newer figures anyway.
            LogNotReported(logger, error);
        }
    }
}
