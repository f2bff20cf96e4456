using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Operations;
using Chatbotics.Grains.Conversations.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Conversations.Waking;

/// <summary>
/// Wakes conversations that have something to do and may have nobody who remembers it. Active ones have timers of their
/// own; being woken costs them next to nothing.
/// </summary>
/// <param name="index">The due-time index.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("wake-shard")]
internal sealed partial class WakeShardGrain(IWakeIndex index, TimeProvider time, ILogger<WakeShardGrain> logger)
    : Grain, IWakeShardGrain, IRemindable
{
    private const string ReminderName = "wake";
    private const int Page = 256;
    private const int MaxPage = 65_536;
    private const int Parallel = 16;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>How far it looks ahead: a little further than the next reminder.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(75);

    private IGrainTimer? _timer;
    private int _shard;
    private bool _isScanning;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = int.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Start()
    {
        // Scanning first: what waits must not wait for the reminder table.
        ScanSoon(TimeSpan.Zero);
        if (await this.GetReminder(ReminderName) is null)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Period, Period);
        }
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ScanSoon(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private void ScanSoon(TimeSpan due)
    {
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(
            static (grain, _) => grain.Scan(),
            this,
            new GrainTimerCreationOptions { DueTime = due, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    private async Task Scan()
    {
        if (_isScanning)
        {
            return;
        }

        _isScanning = true;
        try
        {
            var next = await WakeAll();
            if (next is { } due)
            {
                ScanSoon(due > TimeSpan.Zero ? due : TimeSpan.Zero);
            }
        }
        catch (Exception error)
        {
            LogScanFailed(logger, _shard, error);
        }
        finally
        {
            _isScanning = false;
        }
    }

    /// <summary>Wakes everything that is due; gives the time until the next one within the horizon.</summary>
    private async Task<TimeSpan?> WakeAll()
    {
        var woken = new HashSet<string>(StringComparer.Ordinal);
        var limit = Page;
        while (true)
        {
            var now = time.GetUtcNow();
            var found = await index.ReadDue(_shard, now + Horizon, limit);
            var due = found.Where(item => item.WakeAt <= now.ToUnixTimeMilliseconds() && !woken.Contains(item.Key.Value)).ToList();
            foreach (var batch in due.Chunk(Parallel))
            {
                await Task.WhenAll(batch.Select(item => Wake(item.Key)));
            }

            woken.UnionWith(due.Select(item => item.Key.Value));
            if (found.Length < limit || limit >= MaxPage)
            {
                // What was due is done or has a timer of its own; what comes next is the earliest of the others.
                var later = found.Where(item => item.WakeAt > now.ToUnixTimeMilliseconds()).Select(item => item.WakeAt).DefaultIfEmpty().Min();
                return later == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(later) - time.GetUtcNow();
            }

            if (due.Count == 0)
            {
                // A full page of conversations that stay due: look behind them.
                limit *= 4;
            }
        }
    }

    private async Task Wake(ConversationKey key)
    {
        try
        {
            await GrainFactory.GetGrain<IConversationGrain>(key.Value).Wake();
        }
        catch (Exception error)
        {
            // The others must not wait for one that can't be loaded.
            LogWakeFailed(logger, key.Connection.Value, error);
        }
    }
}
