using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain that has reminders: ticks that outlive its activation and the process.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>A reminder ticks.</summary>
        /// <param name="reminderName">Which one.</param>
        /// <param name="status">When it should have ticked, and when it does.</param>
        /// <returns>Done when handled; a failure is logged and the next tick comes as planned.</returns>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>Where reminders are stored.</summary>
    public interface IReminderTable
    {
        /// <summary>Starts the table, in tables of before <see cref="StartAsync"/>.</summary>
        /// <returns>Done when ready.</returns>
        [Obsolete("Implement and use StartAsync instead")]
        Task Init() => Task.CompletedTask;

        /// <summary>Starts the table, before the first use.</summary>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when ready.</returns>
        Task StartAsync(CancellationToken cancellationToken = default)
#pragma warning disable CS0618
            => Init();
#pragma warning restore CS0618

        /// <summary>All reminders of a grain.</summary>
        /// <param name="grainId">The grain.</param>
        /// <returns>The reminders.</returns>
        Task<ReminderTableData> ReadRows(GrainId grainId);

        /// <summary>The reminders of a range of hashes (<see cref="GrainId.GetUniformHashCode"/>).</summary>
        /// <param name="begin">Where the range begins, exclusive.</param>
        /// <param name="end">Where it ends, inclusive. When it is not above <paramref name="begin"/>, the range goes around through zero; 0 and 0 is everything.</param>
        /// <returns>The reminders.</returns>
        Task<ReminderTableData> ReadRows(uint begin, uint end);

        /// <summary>One reminder.</summary>
        /// <param name="grainId">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <returns>The reminder, or null.</returns>
        Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

        /// <summary>Stores a reminder, new or changed.</summary>
        /// <param name="entry">The reminder.</param>
        /// <returns>Its new version; null when it could not be stored.</returns>
        Task<string?> UpsertRow(ReminderEntry entry);

        /// <summary>Removes a reminder.</summary>
        /// <param name="grainId">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <param name="eTag">The version to remove.</param>
        /// <returns>Whether it was there in this version.</returns>
        Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

        /// <summary>Removes all reminders, in tests.</summary>
        /// <returns>Done when empty.</returns>
        Task TestOnlyClearTable();

        /// <summary>Stops the table.</summary>
        /// <param name="cancellationToken">Ends the attempt.</param>
        /// <returns>Done when stopped.</returns>
        Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>Some reminders of a table.</summary>
    [GenerateSerializer]
    public sealed class ReminderTableData
    {
        /// <summary>No reminders.</summary>
        public ReminderTableData() => Reminders = [];

        /// <summary>One reminder.</summary>
        /// <param name="entry">The reminder.</param>
        public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

        /// <summary>Some reminders.</summary>
        /// <param name="list">The reminders.</param>
        public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

        /// <summary>The reminders.</summary>
        [Id(0)]
        public IList<ReminderEntry> Reminders { get; private set; }

        /// <inheritdoc/>
        public override string ToString() => $"[{Reminders.Count} reminders: {string.Join(", ", Reminders)}]";
    }

    /// <summary>One reminder of a table.</summary>
    [GenerateSerializer]
    public sealed class ReminderEntry
    {
        /// <summary>Whose it is.</summary>
        [Id(0)]
        public GrainId GrainId { get; set; }

        /// <summary>Its name, unique for its grain.</summary>
        [Id(1)]
        public string ReminderName { get; set; } = null!;

        /// <summary>When it ticks first, in UTC.</summary>
        [Id(2)]
        public DateTime StartAt { get; set; }

        /// <summary>The time between ticks.</summary>
        [Id(3)]
        public TimeSpan Period { get; set; }

        /// <summary>Its version.</summary>
        [Id(4)]
        public string? ETag { get; set; }

        /// <inheritdoc/>
        public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
    }

    /// <summary>What grains do with their reminders.</summary>
    public static class GrainReminderExtensions
    {
        /// <summary>Stores a reminder, new or changed.</summary>
        /// <param name="grain">The grain; it implements <see cref="IRemindable"/>.</param>
        /// <param name="reminderName">Its name.</param>
        /// <param name="dueTime">Time to the first tick, not negative.</param>
        /// <param name="period">Time between ticks, at least <see cref="Orleans.Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
        /// <returns>The reminder.</returns>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
            => RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

        /// <summary>Stores a reminder, new or changed.</summary>
        /// <param name="grain">The grain; it implements <see cref="IRemindable"/>.</param>
        /// <param name="reminderName">Its name.</param>
        /// <param name="dueTime">Time to the first tick, not negative.</param>
        /// <param name="period">Time between ticks, at least <see cref="Orleans.Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
        /// <returns>The reminder.</returns>
        /// <exception cref="InvalidOperationException">The grain does not implement <see cref="IRemindable"/>, or no reminder table is registered.</exception>
        /// <exception cref="ArgumentException">Name or times make no sense.</exception>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
            => Orleans.Reminders.ReminderRegistry.For(grain, nameof(RegisterOrUpdateReminder)).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);

        /// <summary>Removes a reminder. No tick begins after that.</summary>
        /// <param name="grain">The grain.</param>
        /// <param name="reminder">The reminder.</param>
        /// <returns>Done when removed.</returns>
        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

        /// <summary>Removes a reminder. No tick begins after that.</summary>
        /// <param name="grain">The grain.</param>
        /// <param name="reminder">The reminder.</param>
        /// <returns>Done when removed.</returns>
        /// <exception cref="ReminderException">It was not stored in this version.</exception>
        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
            => Orleans.Reminders.ReminderRegistry.For(grain, nameof(UnregisterReminder)).UnregisterReminder(grain.GrainContext.GrainId, reminder);

        /// <summary>A reminder of this grain.</summary>
        /// <param name="grain">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <returns>The reminder, or null.</returns>
        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

        /// <summary>A reminder of this grain.</summary>
        /// <param name="grain">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <returns>The reminder, or null.</returns>
        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
            => Orleans.Reminders.ReminderRegistry.For(grain, nameof(GetReminder)).GetReminder(grain.GrainContext.GrainId, reminderName);

        /// <summary>All reminders of this grain.</summary>
        /// <param name="grain">The grain.</param>
        /// <returns>The reminders.</returns>
        public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

        /// <summary>All reminders of this grain.</summary>
        /// <param name="grain">The grain.</param>
        /// <returns>The reminders.</returns>
        public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain)
            => Orleans.Reminders.ReminderRegistry.For(grain, nameof(GetReminders)).GetReminders(grain.GrainContext.GrainId);
    }
}

namespace Orleans.Runtime
{
    /// <summary>A reminder.</summary>
    public interface IGrainReminder
    {
        /// <summary>Its name.</summary>
        string ReminderName { get; }
    }

    /// <summary>When a reminder should have ticked, and when it does. All times in UTC.</summary>
    /// <param name="firstTickTime">When it ticked, or was to tick, first.</param>
    /// <param name="period">The time between ticks.</param>
    /// <param name="timeStamp">Now.</param>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        /// <summary>When it ticked, or was to tick, first.</summary>
        [Id(0)]
        public DateTime FirstTickTime { get; } = firstTickTime;

        /// <summary>The time between ticks.</summary>
        [Id(1)]
        public TimeSpan Period { get; } = period;

        /// <summary>When this tick was sent.</summary>
        [Id(2)]
        public DateTime CurrentTickTime { get; } = timeStamp;

        /// <inheritdoc/>
        public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
    }

    /// <summary>A reminder could not be stored or removed.</summary>
    /// <param name="message">Why.</param>
    [GenerateSerializer]
    public sealed class ReminderException(string message) : OrleansException(message);
}

namespace Orleans.Timers
{
    /// <summary>Stores, finds and removes reminders for grains.</summary>
    public interface IReminderRegistry
    {
        /// <summary>Stores a reminder, new or changed.</summary>
        /// <param name="callingGrainId">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <param name="dueTime">Time to the first tick.</param>
        /// <param name="period">Time between ticks.</param>
        /// <returns>The reminder.</returns>
        Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

        /// <summary>Removes a reminder.</summary>
        /// <param name="callingGrainId">The grain.</param>
        /// <param name="reminder">The reminder.</param>
        /// <returns>Done when removed.</returns>
        Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

        /// <summary>A reminder of a grain.</summary>
        /// <param name="callingGrainId">The grain.</param>
        /// <param name="reminderName">Its name.</param>
        /// <returns>The reminder, or null.</returns>
        Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

        /// <summary>All reminders of a grain.</summary>
        /// <param name="callingGrainId">The grain.</param>
        /// <returns>The reminders.</returns>
        Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    }
}
