using System.Globalization;
using Chatbotics.Grains.Abstractions.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Hosting;

/// <summary>
/// Starts the shards of the due-time index when the silo is up, so that what a crash interrupted goes on at once and not
/// with the first reminder. The start of the host doesn't wait for it.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WakeShardStarter(IGrainFactory grains, TimeProvider time, ILogger<WakeShardStarter> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = Enumerable.Range(0, IWakeShardGrain.Count).ToArray();
        while (waiting.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            var started = await Task.WhenAll(waiting.Select(Start));
            waiting = [.. waiting.Where((_, i) => !started[i])];
            if (waiting.Length > 0)
            {
                await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> Start(int shard)
    {
        try
        {
            await grains.GetGrain<IWakeShardGrain>(shard.ToString(CultureInfo.InvariantCulture)).Start();
            return true;
        }
        catch (Exception exception)
        {
            LogNotStarted(logger, exception, shard);
            return false;
        }
    }
}
