using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Reminders;

/// <summary>The clock of reminders, by its key in the container. Without a keyed one the common <see cref="TimeProvider"/> is used.</summary>
public static class ReminderTimeProviderNames
{
    /// <summary>Reminders.</summary>
    public const string Reminders = "Orleans.Reminders";
}

/// <summary>A stored reminder, as its grain gets it.</summary>
internal sealed record Reminder(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder
{
    public static Reminder Of(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName, entry.ETag!);
}

/// <summary>Finds the registry for a grain.</summary>
internal static class ReminderRegistry
{
    public static IReminderRegistry For(IGrainBase grain, string operation)
    {
        ArgumentNullException.ThrowIfNull(grain);
        if (grain is not IRemindable)
        {
            throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} called {operation}, and its class {grain.GetType().FullName} does not implement {nameof(IRemindable)}.");
        }

        return grain.GrainContext.ActivationServices.GetRequiredService<IReminderRegistry>();
    }
}

/// <summary>
/// Ticks reminders. It holds all of them in memory, reads the table at the start and again at intervals, and plans each tick from the
/// reminder's first one: what was missed while the process was down is skipped, and the rhythm stays.
/// </summary>
internal sealed class ReminderService(Silo silo, IServiceProvider services, IOptions<ReminderOptions> options) : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);

    private readonly ReminderOptions _options = options.Value;
    private readonly TimeProvider _clock = services.GetKeyedService<TimeProvider>(ReminderTimeProviderNames.Reminders) ?? services.GetRequiredService<TimeProvider>();
    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _reminders = [];
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReminderTable? _table;
    private ITimer? _refresh;
    private long _changes;
    private bool _stopped;

    private Silo Silo => silo;

    private IReminderTable Table => _table ??= services.GetService<IReminderTable>()
        ?? throw new OrleansConfigurationException("No reminder table is registered. Register one, such as UseInMemoryReminderService.");

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.RuntimeGrainServices, StartTable, token => Table.StopAsync(token));
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.Active, StartTicking, StopTicking);
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < _options.MinimumReminderPeriod)
        {
            throw new ArgumentException($"Reminder {reminderName} cannot tick every {period}: the shortest allowed period is {_options.MinimumReminderPeriod}.", nameof(period));
        }

        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ThrowIfOutside();
        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = _clock.GetUtcNow().UtcDateTime.Add(dueTime),
            Period = period,
        };
        await _loaded.Task;
        entry.ETag = await Table.UpsertRow(entry)
            ?? throw new ReminderException($"Reminder {entry} could not be stored because it was changed at the same time. Try again.");
        Put(entry);
        return Reminder.Of(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ThrowIfOutside();
        var stored = (Reminder)reminder;
        if (!await Table.RemoveRow(stored.GrainId, stored.ReminderName, stored.ETag)
            && await Table.ReadRow(stored.GrainId, stored.ReminderName) is not null)
        {
            throw new ReminderException($"Reminder {stored.ReminderName} of {stored.GrainId} was not removed: it is stored in another version. Get it again and retry.");
        }

        Drop((stored.GrainId, stored.ReminderName));
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ThrowIfOutside();
        return await Table.ReadRow(callingGrainId, reminderName) is { } entry ? Reminder.Of(entry) : null;
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        ThrowIfOutside();
        return [.. (await Table.ReadRows(callingGrainId)).Reminders.Select(Reminder.Of)];
    }

    internal static DateTime NextTick(ReminderEntry entry, DateTime now)
    {
        var start = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc);
        if (now <= start)
        {
            return start;
        }

        var sinceTick = (now - start).Ticks % Math.Max(entry.Period.Ticks, 1);
        return sinceTick == 0 ? now : now.AddTicks(entry.Period.Ticks - sinceTick);
    }

    private static void ThrowIfOutside()
    {
        if (RuntimeContext.Current is null)
        {
            throw new InvalidOperationException("Reminders can only be used by the code of a grain, in one of its turns.");
        }
    }

    private async Task StartTable(CancellationToken token)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
        time.CancelAfter(_options.InitializationTimeout);
        await Table.StartAsync(time.Token);
    }

    private async Task StartTicking(CancellationToken token)
    {
        await Read();
        using (ExecutionContext.SuppressFlow())
        {
            _refresh = _clock.CreateTimer(static self => _ = ((ReminderService)self!).Read(), this, _options.RefreshReminderListPeriod, _options.RefreshReminderListPeriod);
        }
    }

    private Task StopTicking(CancellationToken token)
    {
        _refresh?.Dispose();
        lock (_reminders)
        {
            _stopped = true;
            foreach (var (_, reminder) in _reminders)
            {
                reminder.Dispose();
            }

            _reminders.Clear();
        }

        return Task.CompletedTask;
    }

    private async Task Read()
    {
        try
        {
            long before;
            lock (_reminders)
            {
                before = _changes;
            }

            var rows = (await Table.ReadRows(0, 0)).Reminders;
            lock (_reminders)
            {
                // What was read may be older than what grains have changed meanwhile: then the next reading tells.
                if (before == _changes && !_stopped)
                {
                    var stored = rows.Select(entry => (entry.GrainId, entry.ReminderName)).ToHashSet();
                    foreach (var entry in rows)
                    {
                        PutLocked(entry);
                    }

                    foreach (var gone in _reminders.Keys.Where(key => !stored.Contains(key)).ToArray())
                    {
                        DropLocked(gone);
                    }
                }
            }

            _loaded.TrySetResult();
        }
        catch (Exception failure)
        {
            silo.Log.RemindersNotRead(failure);
            _refresh?.Change(TimeSpan.FromSeconds(10), _options.RefreshReminderListPeriod);
            _loaded.TrySetResult();
        }
    }

    private void Put(ReminderEntry entry)
    {
        lock (_reminders)
        {
            _changes++;
            if (!_stopped)
            {
                PutLocked(entry);
            }
        }
    }

    private void PutLocked(ReminderEntry entry)
    {
        var key = (entry.GrainId, entry.ReminderName);
        if (_reminders.TryGetValue(key, out var known))
        {
            if (known.Entry.ETag == entry.ETag)
            {
                return;
            }

            known.Dispose();
        }

        _reminders[key] = new LocalReminder(this, entry);
    }

    private void Drop((GrainId Grain, string Name) key)
    {
        lock (_reminders)
        {
            _changes++;
            DropLocked(key);
        }
    }

    private void DropLocked((GrainId Grain, string Name) key)
    {
        if (_reminders.Remove(key, out var reminder))
        {
            reminder.Dispose();
        }
    }

    /// <summary>One reminder: waits for its tick, calls the grain, and waits for the next one.</summary>
    private sealed class LocalReminder : IDisposable
    {
        private readonly ReminderService _service;
        private readonly ITimer _timer;
        private DateTime _due;
        private volatile bool _disposed;

        public LocalReminder(ReminderService service, ReminderEntry entry)
        {
            _service = service;
            Entry = entry;
            var restore = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
            try
            {
                _timer = service._clock.CreateTimer(static self => ((LocalReminder)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            finally
            {
                if (restore != default)
                {
                    restore.Undo();
                }
            }

            _due = NextTick(entry, Now);
            Plan();
        }

        public ReminderEntry Entry { get; }

        private DateTime Now => _service._clock.GetUtcNow().UtcDateTime;

        public void Dispose()
        {
            _disposed = true;
            _timer.Dispose();
        }

        private void Plan()
        {
            var wait = _due - Now;
            try
            {
                // Timers cannot wait for months: it is looked again.
                _timer.Change(wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < s_longest ? wait : s_longest, Timeout.InfiniteTimeSpan);
            }
            catch (ObjectDisposedException)
            {
                // Disposed meanwhile.
            }
        }

        private void Due()
        {
            if (_disposed)
            {
                return;
            }

            if (Now < _due)
            {
                Plan();
                return;
            }

            _ = Tick();
        }

        private async Task Tick()
        {
            try
            {
                var status = new TickStatus(DateTime.SpecifyKind(Entry.StartAt, DateTimeKind.Utc), Entry.Period, Now);
                await _service.Silo.Factory.GetGrain<IRemindable>(Entry.GrainId).ReceiveReminder(Entry.ReminderName, status);
            }
            catch (Exception failure)
            {
                _service.Silo.Log.ReminderFailed(failure, Entry.ReminderName, Entry.GrainId);
            }

            if (!_disposed)
            {
                var next = NextTick(Entry, Now);
                _due = next > _due ? next : _due + Entry.Period;
                Plan();
            }
        }
    }
}

/// <summary>Reminders in the memory of the process.</summary>
internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];
    private long _version;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(entry => entry.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
        => Read(entry => entry.GrainId.GetUniformHashCode() is var hash && (begin < end ? begin < hash && hash <= end : hash <= end || begin < hash || begin == end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_rows)
        {
            return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var entry) ? Copy(entry, entry.ETag) : null);
        }
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_rows)
        {
            var stored = Copy(entry, (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture));
            _rows[(entry.GrainId, entry.ReminderName)] = stored;
            return Task.FromResult(stored.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_rows)
        {
            return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var entry) && entry.ETag == eTag && _rows.Remove((grainId, reminderName)));
        }
    }

    public Task TestOnlyClearTable()
    {
        lock (_rows)
        {
            _rows.Clear();
            return Task.CompletedTask;
        }
    }

    private static ReminderEntry Copy(ReminderEntry entry, string? eTag) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = eTag,
    };

    private Task<ReminderTableData> Read(Func<ReminderEntry, bool> wanted)
    {
        lock (_rows)
        {
            return Task.FromResult(new ReminderTableData(_rows.Values.Where(wanted).Select(entry => Copy(entry, entry.ETag))));
        }
    }
}
