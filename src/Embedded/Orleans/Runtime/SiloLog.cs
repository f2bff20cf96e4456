using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>What the runtime says in logs: identities and failures, never arguments or results.</summary>
internal sealed partial class SiloLog
{
    private readonly ILogger _logger;

    public SiloLog(ILogger logger) => _logger = logger;

    [LoggerMessage(1, LogLevel.Information, "Silo {Name} started with {Classes} grain classes in {Milliseconds} ms.")]
    public partial void Started(string name, int classes, long milliseconds);

    [LoggerMessage(2, LogLevel.Information, "Silo {Name} stopped.")]
    public partial void Stopped(string name);

    [LoggerMessage(3, LogLevel.Warning, "Silo {Name} did not get all grains to end in time: {Left} activations are left.")]
    public partial void StoppedEarly(string name, int left);

    [LoggerMessage(10, LogLevel.Error, "Grain {GrainId} could not be activated.")]
    public partial void ActivationFailed(Exception failure, LoggedGrain grainId);

    [LoggerMessage(11, LogLevel.Error, "Grain {GrainId} failed while it was deactivated.")]
    public partial void DeactivationFailed(Exception failure, LoggedGrain grainId);

    [LoggerMessage(12, LogLevel.Warning, "One-way call {Method} of {GrainId} failed.")]
    public partial void OneWayCallFailed(Exception? failure, GrainMethod method, LoggedGrain grainId);

    [LoggerMessage(13, LogLevel.Error, "The predicate of grain {GrainId} that decides which calls may interleave failed.")]
    public partial void PredicateFailed(Exception failure, LoggedGrain grainId);

    [LoggerMessage(14, LogLevel.Error, "Work queued for grain {GrainId} failed.")]
    public partial void WorkItemFailed(Exception failure, LoggedGrain grainId);

    [LoggerMessage(15, LogLevel.Warning, "A timer of grain {GrainId} failed. It goes on.")]
    public partial void TimerFailed(Exception failure, LoggedGrain grainId);

    [LoggerMessage(20, LogLevel.Error, "Reminder {ReminderName} of grain {GrainId} failed. It ticks again as planned.")]
    public partial void ReminderFailed(Exception failure, string reminderName, LoggedGrain grainId);

    [LoggerMessage(21, LogLevel.Error, "The reminder table could not be read. It is tried again.")]
    public partial void RemindersNotRead(Exception failure);

    [LoggerMessage(30, LogLevel.Error, "{Operation} of state {StateName} of grain {GrainId} failed.")]
    public partial void StorageFailed(Exception failure, string operation, string stateName, LoggedGrain grainId);

    [LoggerMessage(4, LogLevel.Critical, "The silo could not start.")]
    public static partial void StageFailedToStart(ILogger logger, Exception failure);

    [LoggerMessage(31, LogLevel.Error, "{Observer} failed while the silo stopped.")]
    public static partial void StageFailedToStop(ILogger logger, Exception failure, string observer);
}
