// Long because it is one saga: every step reads and writes the same small state.
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations.Journal;
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
    private const int ChunkSize = 128;
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

    private async Task EachStore(Func<IErasureTarget, ValueTask<long>> work, ErasureStep next)
    {
        if (saga.State.Position >= services.Targets.Length)
        {
            // From the last store on nothing names the subject any more, so that emptying the log takes the name along.
            var order = saga.State.Order!;
            await saga.Replace(saga.State with
            {
                Step = next,
                Position = 0,
                Order = next == ErasureStep.Scrub ? order with { Subjects = [] } : order,
            });
            return;
        }

        var state = saga.State;
        var removed = await work(services.Targets[state.Position]);
        await saga.Replace(Running(state) with
        {
            Position = state.Position + 1,
            Media = state.Media + (Scope.Kind == ErasureKind.Media && services.Targets[state.Position].Store == Media.MediaTarget.Name ? removed : 0),
            Stores = Add(state.Stores, state.Position, removed, isDone: next == ErasureStep.Scrub),
        });
    }

    private async Task Conversations()
    {
        var state = saga.State;
        if (state.Chunk.IsEmpty)
        {
            await TakeChunk(state);
            return;
        }

        var target = services.Targets[state.Position];
        var doomed = state.Chunk.Select(static row => new DoomedConversation(ConversationKey.Parse(row.Key), row.DataKey)).ToImmutableArray();
        var removed = await target.Erase(Scope, doomed);
        var next = Running(state) with { Position = state.Position + 1, Stores = Add(state.Stores, state.Position, removed, isDone: false) };
        if (string.Equals(target.Store, KeyTarget.Name, StringComparison.Ordinal))
        {
            next = next with { KeysDestroyedAt = services.Time.GetUtcNow() };
        }

        await saga.Replace(next.Position < services.Targets.Length ? next : next with { Position = 0, Chunk = [] });
    }

    /// <summary>Looks up what goes next and counts it, while it can still be read.</summary>
    private async Task TakeChunk(ErasureState state)
    {
        var (rows, remaining) = await NextRows(state);
        if (rows.IsEmpty && remaining.IsEmpty)
        {
            await saga.Replace(Running(state) with { Step = ErasureStep.End, Position = 0, Remaining = [] });
            return;
        }

        var (messages, media) = (0L, 0L);
        foreach (var row in rows)
        {
            if (await services.Inventory.Take(row, state.Order!) is { } inventory)
            {
                await services.Tombstones.Bury(row.Key.Connection, inventory.Hashes);
                messages += inventory.Messages;
                media += inventory.Media;
            }
        }

        await saga.Replace(Running(state) with
        {
            Remaining = remaining,
            Chunk = [.. rows.Select(static row => new DoomedRow(row.Key.Value, Header.Read(row.Header.Span)))],
            Position = 0,
            Conversations = state.Conversations + rows.Length,
            Messages = state.Messages + messages,
            Media = state.Media + media,
        });
    }

    private async Task<(ImmutableArray<CatalogRow> Rows, ImmutableArray<string> Remaining)> NextRows(ErasureState state)
    {
        switch (state.Order!.Kind)
        {
            case ErasureKind.Connection or ErasureKind.Workspace:
                // What was taken is gone from the catalog, so the next ones always stand at the start.
                return (await services.Catalog.List(state.Order.Subjects[0], null, ChunkSize), []);
            case ErasureKind.Conversation or ErasureKind.Contact:
                var rows = ImmutableArray.CreateBuilder<CatalogRow>();
                foreach (var key in state.Remaining.Take(ChunkSize))
                {
                    rows.AddRange(await services.Catalog.List(key, null, 1));
                }

                // An empty result with something remaining is asked again; so what was looked at must go.
                return (rows.DrainToImmutable(), [.. state.Remaining.Skip(ChunkSize)]);
            default:
                return ([], []);
        }
    }

    private async Task Scrub()
    {
        if (!await services.Catalog.Scrub())
        {
            throw new StoreUnavailableException("A reader holds the write-ahead log. It is emptied in a minute.");
        }

        var now = services.Time.GetUtcNow();
        await saga.Replace(Running(saga.State) with
        {
            Step = ErasureStep.Receipt,
            FinishedAt = now,
            KeysDestroyedAt = saga.State.KeysDestroyedAt ?? now,
        });
    }

    private async Task Sign()
    {
        var state = saga.State;
        var receipt = await GrainFactory.GetGrain<IReceiptLedgerGrain>(Tenant).Issue(new ReceiptDraft
        {
            Erasure = ErasureId,
            Kind = state.Order!.Kind,
            Cause = state.Order.Cause,
            Policy = state.Order.Policy,
            Subject = state.SubjectHash,
            Stores = state.Stores,
            Conversations = state.Conversations,
            Messages = state.Messages,
            Media = state.Media,
            StartedAt = state.StartedAt,
            KeysDestroyedAt = state.KeysDestroyedAt!.Value,
            FinishedAt = state.FinishedAt!.Value,
        });
        await saga.Replace(Running(state) with { Step = ErasureStep.Tell, Receipt = receipt.Number });
    }

    private async Task Tell()
    {
        var state = saga.State;
        await GrainFactory.GetGrain<IErasureDeskGrain>(Tenant).Finished(ErasureId);
        if (state.Order!.Kind != ErasureKind.Workspace)
        {
            await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(new AuditNote
            {
                Id = services.Ids.NewId(),
                At = services.Time.GetUtcNow(),
                Action = PrivacyAuditActions.Erased,
                Target = ErasureId,
                Details = [new AuditDetail("receipt", state.Receipt.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            });
        }

        await saga.Replace(Running(state) with { Phase = ErasurePhase.Done });
        LogDone(services.Logger, ErasureId, state.Receipt);
    }

    private static ErasureState Running(ErasureState state) => state with { Phase = ErasurePhase.Running, FailedStore = null, TryAgainAt = null };

    private static ImmutableArray<StoreErasure> Add(ImmutableArray<StoreErasure> stores, int position, long removed, bool isDone) =>
        stores.SetItem(position, stores[position] with { Removed = stores[position].Removed + removed, IsDone = stores[position].IsDone || isDone });

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
