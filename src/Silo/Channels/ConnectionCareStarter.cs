using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Channels;

/// <summary>
/// Sees to it, behind the start, that somebody looks after every connection: also those that a seed file made, or a build
/// that knew no care.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="lifetime">Says when everything is up.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ConnectionCareStarter(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<ConnectionCareStarter> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            using var engine = Caller.Use(Caller.Engine);
            foreach (var workspace in await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List())
            {
                foreach (var key in await grains.GetGrain<IWorkspaceGrain>(workspace.Id).GetConnections())
                {
                    stoppingToken.ThrowIfCancellationRequested();
                    await Begin(key);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; the next start goes on.
        }
        catch (Exception error)
        {
            LogCutOff(logger, error);
        }
    }

    private async Task Begin(ConnectionKey key)
    {
        try
        {
            if (key.Platform is ChannelPlatform.WhatsApp or ChannelPlatform.Messenger or ChannelPlatform.Instagram)
            {
                await grains.GetGrain<IConnectionCareGrain>(key.Value).Begin();
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotBegun(logger, key, error);
        }
    }
}
