using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Meta;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Meta;

/// <inheritdoc cref="IMetaCallbackGrain"/>
/// <param name="run">What is stored of it.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("meta-callback")]
internal sealed partial class MetaCallbackGrain(
    [PersistentState("meta-callback")] IPersistentState<MetaCallbackState> run,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<MetaCallbackGrain> logger) : Grain, IMetaCallbackGrain, IRemindable
{
    private const string Reminder = "carry-out";
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private string Code => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<MetaCallbackStatus> Take(MetaCallback callback)
    {
        if (run.State.Callback is null)
        {
            using var engine = Caller.Use(Caller.Engine);
            var connections = await Person(callback).Connections();
            if (!connections.IsEmpty)
            {
                await this.RegisterOrUpdateReminder(Reminder, Retry, Retry);
            }

            var now = time.GetUtcNow();
            await run.Replace(new MetaCallbackState
            {
                Callback = connections.IsEmpty ? callback with { Person = "" } : callback,
                ReceivedAt = now,
                FinishedAt = connections.IsEmpty ? now : null,
                Connections = [.. connections.Select(static connection => connection.Value)],
                Count = connections.Length,
            });
            if (!connections.IsEmpty)
            {
                this.RegisterGrainTimer(
                    static (grain, _) => grain.CarryOut(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
            }
        }

        return Status()!;
    }

    /// <inheritdoc/>
    public Task<MetaCallbackStatus?> Get() => Task.FromResult(Status());

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await CarryOut();
        if (run.State.FinishedAt is not null && await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task CarryOut()
    {
        if (run.State is not { FinishedAt: null, Callback: { } callback } state)
        {
            return;
        }

        try
        {
            using var engine = Caller.Use(Caller.Engine);
            foreach (var group in state.Connections.Select(ConnectionKey.Parse).GroupBy(static connection => connection.Tenant, StringComparer.Ordinal))
            {
                await (callback.Kind == MetaCallbackKind.Deletion ? Erase(group.Key, callback) : Stop(group.Key, [.. group], callback));
            }

            await run.Replace(state with { FinishedAt = time.GetUtcNow(), Connections = [], Callback = callback with { Person = "" } });
            LogDone(logger, Code, state.Count);
        }
        catch (Exception exception)
        {
            LogFailed(logger, Code, exception);
        }
    }

    /// <summary>The workspace erases what the login brought, and signs a receipt of it. The same code makes the same erasure.</summary>
    private async Task Erase(string tenant, MetaCallback callback) =>
        await GrainFactory.GetGrain<IErasureDeskGrain>(tenant).Begin(new ErasureOrder
        {
            Kind = ErasureKind.Login,
            Cause = ErasureCause.Meta,
            Subjects = [callback.Person],
            Policy = "Meta data deletion request",
            Id = "meta" + Code,
        });

    private async Task Stop(string tenant, ConnectionKey[] connections, MetaCallback callback)
    {
        foreach (var connection in connections)
        {
            await GrainFactory.GetGrain<IConnectionCareGrain>(connection.Value).Disconnect(DisconnectReason.Deauthorised);
            await Person(callback).Remove(connection);
        }

        await GrainFactory.GetGrain<IAuditGrain>(tenant).Append(new AuditNote
        {
            Id = ids.NewId(),
            At = time.GetUtcNow(),
            Action = PrivacyAuditActions.Deauthorised,
            Target = Code,
        });
    }

    private IMetaPersonGrain Person(MetaCallback callback) => GrainFactory.GetGrain<IMetaPersonGrain>(callback.Person);

    private MetaCallbackStatus? Status() => run.State.Callback is { } callback
        ? new MetaCallbackStatus(callback.Kind, run.State.ReceivedAt, run.State.FinishedAt, run.State.Count)
        : null;
}
