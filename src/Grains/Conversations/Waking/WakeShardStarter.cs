using System.Globalization;
using Chatbotics.Grains.Abstractions.Operations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Conversations.Waking;

/// <summary>
/// Starts the shards of the due-time index when the silo does, so that what a crash interrupted goes on at once and not
/// with the next reminder.
/// </summary>
/// <param name="grains">Finds the shards.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WakeShardStarter(IGrainFactory grains, ILogger<WakeShardStarter> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(WakeShardStarter), ServiceLifecycleStage.Active, cancellationToken =>
        {
            // Not waited for: the silo serves meanwhile, and the reminders make up for a shard that fails to start.
            _ = StartAll();
            return Task.CompletedTask;
        });

    private async Task StartAll()
    {
        for (var shard = 0; shard < IWakeShardGrain.Count; shard++)
        {
            try
            {
                await grains.GetGrain<IWakeShardGrain>(shard.ToString(CultureInfo.InvariantCulture)).Start();
            }
            catch (Exception error)
            {
                LogNotStarted(logger, shard, error);
            }
        }
    }
}
