using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Search;

/// <summary>
/// Follows the journals behind the acknowledgements and keeps the index in step, in batches: what a crash interrupts is
/// read again from the index's own cursor.
/// </summary>
internal sealed partial class SearchIndexer(
    IJournalFeed feed, IMessageIndex index, IKeyRing keys, FloodGate flood, TimeProvider time, ILogger<SearchIndexer> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Large, because the index merges what each transaction added.
    private const int Batch = 2_048;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(SearchIndexer),
        ServiceLifecycleStage.Active,
        _ =>
        {
            _running = Follow();
            return Task.CompletedTask;
        },
        async _ =>
        {
            await _stop.CancelAsync();
            await _running;
        });

    /// <summary>Takes the next batch in.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken cancellationToken)
    {
        var cursor = await index.Cursor(cancellationToken);
        var records = await feed.Read(cursor, Batch, cancellationToken);
        if (records.IsEmpty)
        {
            return false;
        }

        var changes = ImmutableArray.CreateBuilder<IndexedText>();
        var parts = ImmutableArray.CreateBuilder<KeptPart>();
        foreach (var record in records)
        {
            await Add(record, changes, parts, cancellationToken);
        }

        await index.Put(records[^1].Cursor, changes.DrainToImmutable(), parts.DrainToImmutable(), cancellationToken);
        return records.Length == Batch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A host that is thrown away without being stopped: the store is gone, and nothing may go on asking it.
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task Follow()
    {
        var token = _stop.Token;
        await Rewind(token);
        while (!token.IsCancellationRequested)
        {
            try
            {
                var started = time.GetTimestamp();
                if (!await Step(token))
                {
                    await Task.Delay(Pause, time, token);
                }
                else
                {
                    // Who searches finds the newest messages a little later; who writes is answered at once.
                    await flood.Pass(time.GetElapsedTime(started), token);
                }
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFailed(logger, fault);
                await Task.Delay(AfterFailure, time, CancellationToken.None);
            }
        }
    }

    /// <summary>After the newest records were erased the feed's numbers may begin again below the cursor.</summary>
    private async Task Rewind(CancellationToken cancellationToken)
    {
        try
        {
            var last = await feed.Last(cancellationToken);
            if (await index.Cursor(cancellationToken) > last)
            {
                await index.Put(last, [], [], cancellationToken);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(logger, fault);
        }
    }

    private async Task Add(
        FeedRecord record, ImmutableArray<IndexedText>.Builder changes, ImmutableArray<KeptPart>.Builder parts, CancellationToken cancellationToken)
    {
        try
        {
            using var key = await keys.Get(record.Conversation.Tenant, Header.Read(record.Header.Span), cancellationToken);
            var entries = RecordCodec.Read(key, record.Conversation, record.Record);
            changes.AddRange(SearchTexts.Of(record.Conversation, record.Record.Version, entries));
            parts.AddRange(KeptParts.Of(record.Conversation, record.Record.Version, entries));
        }
        catch (KeyDestroyedException)
        {
            // Erased between the reading and now: there is nothing to find any more.
        }
        catch (Exception damage) when (damage is CryptographicException or InvalidDataException or System.Text.Json.JsonException)
        {
            LogUnreadable(logger, record.Conversation.Connection.Value, record.Record.Version, damage.GetType().Name);
        }
    }
}
