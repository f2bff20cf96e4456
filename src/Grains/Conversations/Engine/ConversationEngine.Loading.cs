using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    private const int ReplayBatch = 256;

    private bool _mustResume;

    /// <summary>Brings the conversation to life: snapshot, the entries after it, then what a crash may have interrupted.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Load(CancellationToken cancellationToken)
    {
        var stored = await _services.Store.Load(_key, cancellationToken);
        if (stored is null)
        {
            return;
        }

        _dataKey = await GetKey(Header.Read(stored.Header.Span), cancellationToken);
        try
        {
            _state = await Rebuild(stored, _dataKey, cancellationToken);
        }
        catch (CryptographicException damage)
        {
            LogDamaged(_services.Logger, _connection.Key.Value, stored.Version, damage);
            throw new StoreUnavailableException("A record of this conversation is damaged. Restore the latest backup, or erase the conversation.");
        }

        _settled = _state;
        _sinceSnapshot = stored.Records.Length;
        _projected = stored.ProjectedVersion;
        _published = stored.ProjectedVersion;
        _rowVersion = _state.Exists && _state.Version > _projected ? _state.Version : 0;
        _loaded = _state.Version;
        _services.Metrics.Loads.Add(1);
        Resume();
        AfterCommit();
    }

    private async ValueTask<DataKey> GetKey(Guid keyId, CancellationToken cancellationToken)
    {
        try
        {
            return await _services.Keys.Get(_connection.Tenant, keyId, cancellationToken);
        }
        catch (KeyDestroyedException)
        {
            throw new StoreUnavailableException("This conversation has been erased; what is left of it is being removed.");
        }
    }

    private async ValueTask<ConversationState> Rebuild(StoredConversation stored, DataKey key, CancellationToken cancellationToken)
    {
        var snapshot = stored.Snapshot is { } record ? ReadSnapshot(key, record) : ConversationState.Empty;
        if (snapshot is null)
        {
            LogReplaying(_services.Logger, _connection.Key.Value, stored.Version);
            return await Replay(key, cancellationToken);
        }

        return Apply(snapshot, stored.Records, key);
    }

    /// <summary>The snapshot; null when it can't be used. A damaged one costs nothing but time: the entries say the same.</summary>
    private ConversationState? ReadSnapshot(DataKey key, JournalRecord record)
    {
        try
        {
            return RecordCodec.ReadSnapshot(key, _key, record);
        }
        catch (CryptographicException damage)
        {
            LogDamaged(_services.Logger, _connection.Key.Value, record.Version, damage);
            return null;
        }
    }

    /// <summary>Rebuilds the state from the first entry on, when the snapshot can't be used.</summary>
    private async ValueTask<ConversationState> Replay(DataKey key, CancellationToken cancellationToken)
    {
        var records = new List<JournalRecord>();
        while (true)
        {
            var before = records.Count == 0 ? long.MaxValue : records[^1].Version;
            var batch = await _services.Store.ReadBackwards(_key, before, ReplayBatch, cancellationToken);
            if (batch.IsEmpty)
            {
                records.Reverse();
                return Apply(ConversationState.Empty, records, key);
            }

            records.AddRange(batch);
        }
    }

    private ConversationState Apply(ConversationState state, IEnumerable<JournalRecord> records, DataKey key)
    {
        foreach (var record in records)
        {
            foreach (var entry in RecordCodec.Read(key, _key, record))
            {
                state = state.Apply(entry);
            }
        }

        return state;
    }

    /// <summary>
    /// Takes up what another activation left: attempts that this process still knows of go on; of all others nobody
    /// knows whether they were sent; a turn's worker is taken for lost, and the turn begins again.
    /// </summary>
    private void Resume()
    {
        _mustResume = false;
        var decision = Decide();
        foreach (var message in _state.Messages)
        {
            if (message is not { Delivery: DeliveryState.Attempting, Sending: { Tracker: { } tracker } sending } || sending.AttemptPosition > _loaded || sending.AttemptPosition == _attempted)
            {
                continue;
            }

            if (_services.Sends.TryFind(tracker, out var send))
            {
                _attempted = sending.AttemptPosition;
                _sending = Follow(message.Position, tracker, send);
            }
            else
            {
                Outbox.Lose(decision, message);
            }
        }

        if (_state.Turn is { Id: not null } turn && turn.Position <= _loaded)
        {
            Turns.Retry(decision);
        }

        try
        {
            Pump(decision);
            _ = Commit(decision, true);
        }
        catch (StoreOverloadedException)
        {
            _mustResume = true;
        }
    }
}
