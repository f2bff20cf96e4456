using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>How far back of an event's own time the journal is searched for it: clocks differ.</summary>
    private static readonly TimeSpan SearchMargin = TimeSpan.FromHours(2);

    private SemaphoreSlim? _turnstile;
    private int _waiting;
    private long _spareNumber;

    /// <summary>Takes platform events in; see <see cref="IConversationGrain.Accept"/>.</summary>
    /// <param name="events">The events.</param>
    public Task<AcceptResult> Accept(ImmutableArray<ContactEvent> events)
    {
        ThrowIfLost();
        var settings = _services.Settings.Get(_connection.Tenant);

        // The usual case needs nothing but memory, and must not overtake a call that waits for something.
        return _waiting == 0 && _dataKey is not null && settings.IsCompletedSuccessfully
            && !Inbound.IsDoubtful(_state, events.AsSpan())
            && (_spareNumber != 0 || !Inbound.MayOpenEpisode(_state, events.AsSpan()))
                ? Accept(events, settings.Result, null)
                : AcceptInTurn(events, settings);
    }

    private async Task<AcceptResult> AcceptInTurn(ImmutableArray<ContactEvent> events, ValueTask<WorkspaceSettings?> gettingSettings)
    {
        Task<AcceptResult> accepting;
        _waiting++;
        var turnstile = _turnstile ??= new SemaphoreSlim(1, 1);
        await turnstile.WaitAsync();
        try
        {
            var settings = await gettingSettings;
            _dataKey ??= await _services.Keys.Take(_connection.Tenant);
            var known = Inbound.IsDoubtful(_state, events.AsSpan()) ? await FindSeen(events) : null;
            while (_spareNumber == 0 && Inbound.MayOpenEpisode(_state, events.AsSpan()))
            {
                _spareNumber = await _services.Settings.NextConversationNumber(_connection.Tenant);
            }

            accepting = Accept(events, settings, known);
        }
        finally
        {
            turnstile.Release();
            if (--_waiting == 0)
            {
                // It is seldom needed, and an idle conversation should be small.
                _turnstile = null;
            }
        }

        return await accepting;
    }

    private Task<AcceptResult> Accept(ImmutableArray<ContactEvent> events, WorkspaceSettings? settings, HashSet<ulong>? known)
    {
        var decision = Decide(settings, _spareNumber);
        var result = Inbound.Accept(decision, events.AsSpan(), known);
        Pump(decision);
        var committing = Commit(decision, result);
        if (_state.Number == _spareNumber)
        {
            _spareNumber = 0;
        }

        _services.Metrics.Events.Add(result.New);
        _services.Metrics.Duplicates.Add(result.Duplicates);
        return committing;
    }

    private async ValueTask<HashSet<ulong>> FindSeen(ImmutableArray<ContactEvent> events)
    {
        var oldest = Now - (long)TimeSpan.FromDays(8).TotalMilliseconds;
        foreach (var item in events)
        {
            oldest = Math.Min(oldest, item.ProviderTime ?? oldest);
        }

        return await new ThreadReader(_services.Store, _key, _dataKey!).FindSeen(oldest - (long)SearchMargin.TotalMilliseconds);
    }
}
