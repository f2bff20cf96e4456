using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Tenancy;
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
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("inbox")]
internal sealed partial class InboxGrain(IInboxStore store, IKeyRing keys, TimeProvider time, ILogger<InboxGrain> logger)
    : Grain, IInboxGrain
{
    private const int MaxLimit = 100;

    // A batch above this size is followed by a pause of so many times its own length, so that rows never take more than
    // a twentieth of the store's time, and never by a longer one than this.
    private const int FullSpeedRows = 64;
    private const int PauseFactor = 19;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly InboxObservers _observers = new(time);
    private Dictionary<ConversationKey, InboxPublication> _waiting = [];
    private bool _isWriting;
    private InboxCounts? _counts;
    private int _changes;

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
        var cursor = _observers.Cursor;
        var found = await store.Query(Tenant, query with { Limit = Math.Clamp(query.Limit, 1, MaxLimit) });
        var opened = await Task.WhenAll(found.Rows.Select(Open));
        return new InboxPage
        {
            Rows = [.. opened.OfType<ConversationSummary>()],
            Next = found.Next,
            Counts = await Counts(),
            Cursor = cursor,
        };
    }

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
            var batch = _waiting.Values.ToImmutableArray();
            _waiting = [];
            var started = time.GetTimestamp();
            var outcomes = await Task.WhenAll(batch.Select(Write));
            Changed();
            for (var i = 0; i < batch.Length; i++)
            {
                if (outcomes[i].IsStored)
                {
                    _observers.Tell(batch[i].Summary);
                }

                batch[i].Complete(outcomes[i].Error);
            }

            if (batch.Length > FullSpeedRows)
            {
                // A flood: rows are a view, messages are not. What changes meanwhile is one write later on.
                var pause = time.GetElapsedTime(started) * PauseFactor;
                await Task.Delay(pause < LongestPause ? pause : LongestPause, time);
            }
        }

        _isWriting = false;
    }

    /// <summary>Seals and stores one row. Never throws, so that no row fails with another one.</summary>
    private async Task<(bool IsStored, Exception? Error)> Write(InboxPublication publication)
    {
        var summary = publication.Summary;
        try
        {
            var key = await keys.Get(Tenant, summary.KeyId);
            await store.Upsert(InboxRowSeal.Seal(summary, key));
            return (true, null);
        }
        catch (KeyDestroyedException)
        {
            return (false, await Drop(summary.Key));
        }
        catch (Exception exception)
        {
            return (false, exception);
        }
    }

    /// <inheritdoc/>
    public async Task Remove(ImmutableArray<ConversationKey> conversations)
    {
        await Task.WhenAll(conversations.Where(IsOwn).Select(conversation => store.Remove(conversation.Value)));
        Changed();
    }

    private bool IsOwn(ConversationKey conversation) => string.Equals(conversation.Tenant, Tenant, StringComparison.Ordinal);

    private async Task<ConversationSummary?> Open(InboxRow row)
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
            Changed();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private async ValueTask<InboxCounts> Counts()
    {
        if (_counts is { } counts)
        {
            return counts;
        }

        var changes = _changes;
        counts = await store.Count(Tenant);
        if (changes == _changes && !_isWriting)
        {
            _counts = counts;
        }

        return counts;
    }

    private void Changed()
    {
        _changes++;
        _counts = null;
    }
}
