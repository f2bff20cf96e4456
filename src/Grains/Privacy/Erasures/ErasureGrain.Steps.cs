using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

// What each step does. Everything can be done twice.
internal sealed partial class ErasureGrain
{
    private const int ChunkSize = 128;

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
}
