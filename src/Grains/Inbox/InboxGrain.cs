using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Inbox.Index;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Inbox;

/// <inheritdoc cref="IInboxGrain"/>
/// <remarks>
/// Every conversation of a workspace publishes here, so nothing waits in a row: what arrives while a write is under way
/// is written together afterwards, all rows at once, so that the store commits them together.
/// </remarks>
/// <param name="store">The rows.</param>
/// <param name="keys">The conversations' keys.</param>
/// <param name="flood">Says when to wait.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("inbox")]
internal sealed partial class InboxGrain(IInboxStore store, IKeyRing keys, FloodGate flood, TimeProvider time, ILogger<InboxGrain> logger)
    : Grain, IInboxGrain
{
    private const int MaxLimit = 100;

    // A batch above this size may be one of a flood.
    private const int FullSpeedRows = 64;

    private readonly InboxObservers _observers = new(time);
    private Dictionary<ConversationKey, InboxPublication> _waiting = [];
    private bool _isWriting;
    private Task<InboxIndex>? _index;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Publish(ConversationSummary summary)
    {
        if (!string.Equals(summary.Key.Tenant, Tenant, StringComparison.Ordinal))
        {
            throw new InvalidKeyPartException("conversation key");
        }

        if (_waiting.TryGetValue(summary.Key, out var publication))
        {
            publication.Merge(summary);
            return publication.Done;
        }

        publication = new InboxPublication(summary);
        _waiting.Add(summary.Key, publication);
        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteAll();
        }

        return publication.Done;
    }

    /// <inheritdoc/>
    public async Task<InboxPage> List(InboxQuery query)
    {
        var index = await Index();
        var cursor = _observers.Cursor;
        var found = index.Page(query, query.CountsOnly ? 0 : Math.Clamp(query.Limit, 1, MaxLimit), time.GetUtcNow().ToUnixTimeMilliseconds());
        var counts = index.Counts();
        var rows = found.Keys.IsEmpty ? [] : await store.Read(found.Keys);
        var opened = await Task.WhenAll(rows.Select(Open));
        return new InboxPage
        {
            Rows = [.. opened.OfType<ConversationSummary>()],
            Next = found.Next,
            Counts = counts,
            Cursor = cursor,
            Tally = found.Tally,
            Matches = found.Matches,
        };
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> Matching(ImmutableArray<InboxCondition> conditions, ImmutableArray<string> conversations) =>
        (await Index()).Matching(conditions, conversations, time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public Task<long> Watch(IInboxObserver observer)
    {
        _observers.Add(observer);
        return Task.FromResult(_observers.Cursor);
    }

    /// <inheritdoc/>
    public Task Unwatch(IInboxObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    private async Task WriteAll()
    {
        while (_waiting.Count > 0)
        {
            var index = await TryIndex();
            var batch = _waiting.Values.ToImmutableArray();
            _waiting = [];
            var started = time.GetTimestamp();
            var outcomes = await Task.WhenAll(batch.Select(Write));
            for (var i = 0; i < batch.Length; i++)
            {
                if (outcomes[i].Row is { } row)
                {
                    var before = index?.Describe(row.Conversation);
                    if (index?.Put(row) == true)
                    {
                        Note(before, index.Describe(row.Conversation));
                    }

                    _observers.Tell(batch[i].Summary);
                }

                batch[i].Complete(outcomes[i].Error);
            }

            TellAssignment();

            if (batch.Length > FullSpeedRows)
            {
                // Rows are a view, messages are not. What changes meanwhile is one write later on.
                await flood.Pass(time.GetElapsedTime(started));
            }
        }

        _isWriting = false;
    }

    /// <summary>Seals and stores one row. Never throws, so that no row fails with another one.</summary>
    private async Task<(InboxRow? Row, Exception? Error)> Write(InboxPublication publication)
    {
        var summary = publication.Summary;
        try
        {
            var key = await keys.Get(Tenant, summary.KeyId);
            var row = InboxRowSeal.Seal(summary, key);
            await store.Upsert(row);
            return (row, null);
        }
        catch (KeyDestroyedException)
        {
            return (null, await Drop(summary.Key));
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }

    /// <inheritdoc/>
    public async Task Remove(ImmutableArray<ConversationKey> conversations)
    {
        foreach (var error in await Task.WhenAll(conversations.Where(IsOwn).Select(Drop)))
        {
            if (error is not null)
            {
                throw error;
            }
        }
    }

    private bool IsOwn(ConversationKey conversation) => string.Equals(conversation.Tenant, Tenant, StringComparison.Ordinal);

    private async Task<ConversationSummary?> Open(SealedRow row)
    {
        try
        {
            return InboxRowSeal.Open(row, await keys.Get(Tenant, row.KeyId));
        }
        catch (KeyDestroyedException)
        {
            if (await Drop(row.Conversation) is { } error)
            {
                LogNotDropped(logger, error, row.Conversation);
            }

            return null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            LogUnreadable(logger, exception, row.Conversation, row.Version);
            return null;
        }
    }

    /// <summary>The conversation was erased: its row goes too.</summary>
    private async Task<Exception?> Drop(ConversationKey conversation)
    {
        try
        {
            await store.Remove(conversation.Value);
            if (_index is { IsCompletedSuccessfully: true } index)
            {
                var facts = await index;
                Note(facts.Describe(conversation), null);
                facts.Remove(conversation);
                TellAssignment();
            }

            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>The facts in memory; read from the store when they are first needed. A failure is tried again.</summary>
    private Task<InboxIndex> Index()
    {
        if (_index is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _index = Fill();
        }

        return _index;
    }

    /// <summary>The facts, or null while they can't be read: rows are written all the same, and read later.</summary>
    private async ValueTask<InboxIndex?> TryIndex()
    {
        try
        {
            return await Index();
        }
        catch (Exception exception)
        {
            LogNotFilled(logger, exception, Tenant);
            return null;
        }
    }

    private async Task<InboxIndex> Fill()
    {
        var index = new InboxIndex();
        var incomplete = new List<InboxFacts>();
        foreach (var facts in await store.ReadFacts(Tenant))
        {
            index.Put(facts);
            if (!facts.IsComplete)
            {
                incomplete.Add(facts);
            }
        }

        foreach (var batch in incomplete.Chunk(MaxLimit))
        {
            await Complete(index, [.. batch.Select(static facts => facts.Conversation)]);
        }

        return index;
    }

    /// <summary>Rows of a build that kept fewer facts: the sealed part has them, and from now on they lie open too.</summary>
    private async Task Complete(InboxIndex index, ImmutableArray<ConversationKey> conversations)
    {
        var rows = await store.Read(conversations);
        await Task.WhenAll(rows.Select(async row =>
        {
            if (await Open(row) is { } summary)
            {
                var complete = InboxRowSeal.Seal(summary, await keys.Get(Tenant, summary.KeyId));
                await store.Upsert(complete);
                index.Put(complete);
            }
        }));
    }
}
