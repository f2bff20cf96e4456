using System.Collections.Frozen;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Privacy;

/// <summary>
/// Goes on, behind the start, with what a crash cut off: erasures, retention, exports, customers' wishes, callbacks. Each has a
/// reminder as long as it isn't done, and would go on with that; but people should not wait a minute for it, and keys that are
/// half destroyed shouldn't either.
/// </summary>
/// <param name="table">Says what is not done.</param>
/// <param name="grains">The grains.</param>
/// <param name="lifetime">Says when everything is up.</param>
/// <param name="logger">The log.</param>
internal sealed partial class UnfinishedService(IReminderTable table, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<UnfinishedService> logger)
    : BackgroundService
{
    private const int AtOnce = 4;

    private static readonly FrozenSet<string> s_types = FrozenSet.Create(
        StringComparer.Ordinal, "erasure", "retention", "data-export", "contact-export", "chat-wish", "shop-call", "meta-callback");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            var unfinished = (await table.ReadRows(0, 0)).Reminders.Where(static one => s_types.Contains(one.GrainId.Type.ToString()!));
            await Parallel.ForEachAsync(unfinished, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, async (one, _) => await GoOn(one));
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

    private async ValueTask GoOn(ReminderEntry one)
    {
        try
        {
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<IRemindable>(one.GrainId).ReceiveReminder(one.ReminderName, default);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Its own reminder tries again in a minute.
            LogNotGoneOn(logger, one.GrainId.Type.ToString()!, error);
        }
    }
}
