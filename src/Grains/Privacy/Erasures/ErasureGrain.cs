using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <inheritdoc cref="IErasureGrain"/>
/// <remarks>
/// Everything it does can be done twice: after each store it notes that the store is done, and a crash in between repeats
/// that one store. A reminder keeps it going until the receipt is signed.
/// </remarks>
/// <param name="saga">What is stored of it.</param>
/// <param name="services">The stores and what else it needs.</param>
[GrainType("erasure")]
internal sealed partial class ErasureGrain(
    [PersistentState("erasure")] IPersistentState<ErasureState> saga,
    ErasureServices services) : Grain, IErasureGrain, IRemindable
{
    private const string Reminder = "go-on";
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string ErasureId => this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    private ErasureScope Scope => new(
        Tenant, saga.State.Order!.Kind, saga.State.Order.Subjects, saga.State.Order.Cause, saga.State.Order.Before?.ToUnixTimeMilliseconds() ?? long.MaxValue);

    /// <inheritdoc/>
    public async Task<ErasureStatus> Start(ErasureOrder order)
    {
        if (saga.State.Phase == ErasurePhase.None)
        {
            // The reminder first: once the order is stored, somebody remembers it.
            await this.RegisterOrUpdateReminder(Reminder, Retry, Retry);
            ImmutableArray<string> named = order.Kind is ErasureKind.Conversation or ErasureKind.Contact
                ? [.. order.Subjects.Where(static key => ConversationKey.TryParse(key, out _))]
                : [];
            await saga.Replace(new ErasureState
            {
                Order = order,
                Phase = ErasurePhase.Running,
                SubjectHash = await GrainFactory.GetGrain<IReceiptLedgerGrain>(Tenant).HashSubject(order.Subjects),
                Remaining = named,
                Stores = [.. services.Targets.Select(static target => new StoreErasure(target.Store, 0, false))],
                StartedAt = services.Time.GetUtcNow(),
                Messages = order.Kind == ErasureKind.Message ? order.Subjects.Length - 1 : 0,
                Conversations = order.Kind is ErasureKind.Media or ErasureKind.Traces ? order.Subjects.Length : 0,
            });
            this.RegisterGrainTimer(
                static (grain, _) => grain.Advance(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
        }

        return Status()!;
    }

    /// <inheritdoc/>
    public Task<ErasureStatus?> Get() => Task.FromResult(Status());

    /// <inheritdoc/>
    public async Task<ErasureStatus?> GoOn()
    {
        await Advance();
        return Status();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Advance();
        if (saga.State.Phase is ErasurePhase.Done or ErasurePhase.None && await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task Advance()
    {
        if (saga.State.Phase is ErasurePhase.None or ErasurePhase.Done)
        {
            return;
        }

        var store = "";
        try
        {
            // It was allowed when it was ordered: from here on it is the engine that acts.
            using var engine = Caller.Use(Caller.Engine);
            await KnowNewStores();
            while (saga.State.Phase != ErasurePhase.Done)
            {
                store = NextStore();
                await Step();
            }
        }
        catch (Exception exception)
        {
            LogFailed(services.Logger, ErasureId, store, Retry, exception);
            await saga.Replace(saga.State with
            {
                Phase = ErasurePhase.Waiting,
                FailedStore = store,
                TryAgainAt = services.Time.GetUtcNow() + Retry,
            });
        }
    }

    /// <summary>Another version of the program may have other stores: then the present step is done again, which harms nothing.</summary>
    private async Task KnowNewStores()
    {
        var state = saga.State;
        if (state.Step <= ErasureStep.End && !state.Stores.Select(static one => one.Store).SequenceEqual(services.Targets.Select(static target => target.Store), StringComparer.Ordinal))
        {
            await saga.Replace(state with
            {
                Position = 0,
                Stores = [.. services.Targets.Select(target =>
                    state.Stores.FirstOrDefault(one => string.Equals(one.Store, target.Store, StringComparison.Ordinal)) ?? new StoreErasure(target.Store, 0, false))],
            });
        }
    }

    private string NextStore() => saga.State.Step switch
    {
        ErasureStep.Begin or ErasureStep.Conversations or ErasureStep.End when saga.State.Position < services.Targets.Length => services.Targets[saga.State.Position].Store,
        ErasureStep.Scrub => "log",
        ErasureStep.Receipt or ErasureStep.Tell => "ledger",
        _ => "journal",
    };

    private Task Step() => saga.State.Step switch
    {
        ErasureStep.Begin => EachStore(target => target.Begin(Scope), ErasureStep.Conversations),
        ErasureStep.Conversations => Conversations(),
        ErasureStep.End => EachStore(target => target.End(Scope), ErasureStep.Scrub),
        ErasureStep.Scrub => Scrub(),
        ErasureStep.Receipt => Sign(),
        _ => Tell(),
    };

    private ErasureStatus? Status() => saga.State is { Order: { } order } state
        ? new ErasureStatus
        {
            Id = ErasureId,
            Kind = order.Kind,
            Cause = order.Cause,
            Phase = state.Phase,
            Stores = state.Stores,
            Conversations = state.Conversations,
            Messages = state.Messages,
            Media = state.Media,
            StartedAt = state.StartedAt,
            FinishedAt = state.FinishedAt,
            Receipt = state.Receipt,
            FailedStore = state.FailedStore,
            TryAgainAt = state.TryAgainAt,
            RequestId = order.RequestId,
            Policy = order.Policy,
        }
        : null;
}
