#pragma warning disable
using Orleans.Core;
using Orleans.Timers;
using Orleans.Runtime;
namespace Orleans.Runtime
{
    internal sealed class Silo : IGrainRuntime
    {
        public string SiloIdentity => throw new NotImplementedException();
        public SiloAddress SiloAddress => throw new NotImplementedException();
        public IGrainFactory GrainFactory => throw new NotImplementedException();
        public ITimerRegistry TimerRegistry => throw new NotImplementedException();
        public IServiceProvider ServiceProvider => throw new NotImplementedException();
        public void DeactivateOnIdle(IGrainContext grainContext) => throw new NotImplementedException();
        public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => throw new NotImplementedException();
        public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) => throw new NotImplementedException();
    }
    internal sealed class GrainClass { public Silo Silo => throw new NotImplementedException(); }
    internal sealed class Activation : TaskScheduler, IGrainContext
    {
        public GrainClass Shared => throw new NotImplementedException();
        public void EnterReentrantSection(Guid id) { }
        public void LeaveReentrantSection(Guid id) { }
        public GrainReference GrainReference => throw new NotImplementedException();
        public GrainId GrainId => throw new NotImplementedException();
        public object? GrainInstance => throw new NotImplementedException();
        public ActivationId ActivationId => throw new NotImplementedException();
        public GrainAddress Address => throw new NotImplementedException();
        public IServiceProvider ActivationServices => throw new NotImplementedException();
        public IGrainLifecycle ObservableLifecycle => throw new NotImplementedException();
        public IWorkItemScheduler Scheduler => throw new NotImplementedException();
        public Task Deactivated => throw new NotImplementedException();
        public void SetComponent<T>(T? v) where T : class { }
        public void Activate(Dictionary<string, object>? r, CancellationToken c = default) { }
        public void Deactivate(DeactivationReason r, CancellationToken c = default) { }
        public object? GetTarget() => null;
        public object? GetComponent(Type t) => null;
        public bool Equals(IGrainContext? o) => false;
        protected override void QueueTask(Task task) { }
        protected override bool TryExecuteTaskInline(Task task, bool q) => false;
        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
namespace Orleans.Storage
{
    /// <summary>x</summary>
    public class MemoryGrainStorage(string name) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotImplementedException(name);
        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotImplementedException();
        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotImplementedException();
    }
}
namespace Orleans.Reminders
{
    internal sealed class ReminderService : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) { }
        public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period) => throw new NotImplementedException();
        public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder) => throw new NotImplementedException();
        public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) => throw new NotImplementedException();
        public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => throw new NotImplementedException();
    }
    internal static class ReminderRegistry { public static IReminderRegistry For(IGrainBase g, string n) => throw new NotImplementedException(); }
    internal sealed class InMemoryReminderTable : IReminderTable
    {
        public Task<ReminderTableData> ReadRows(GrainId grainId) => throw new NotImplementedException();
        public Task<ReminderTableData> ReadRows(uint begin, uint end) => throw new NotImplementedException();
        public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => throw new NotImplementedException();
        public Task<string?> UpsertRow(ReminderEntry entry) => throw new NotImplementedException();
        public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => throw new NotImplementedException();
        public Task TestOnlyClearTable() => throw new NotImplementedException();
    }
}
