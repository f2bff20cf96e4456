using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>
/// Runs one conversation: loads it, lets the rules decide, appends what they decided, and acts on what is durable. It
/// knows no grain runtime, so that a simulation can run thousands of them; all its code runs on one scheduler.
/// </summary>
/// <remarks>
/// Two states are kept. <see cref="_state"/> has every entry that was given to the store; the rules decide on it, so
/// that appends can be in flight together. <see cref="_settled"/> has those that are durable; nothing is answered, sent,
/// shown or handed out but from there. Between two awaits nothing else runs: decide, append and take over are one step.
/// </remarks>
internal sealed partial class ConversationEngine
{
    private readonly ConversationServices _services;
    private readonly IConversationHost _host;
    private readonly ConversationKey _key;
    private readonly ConnectionInfo _connection;

    private ConversationState _state = ConversationState.Empty;
    private ConversationState _settled = ConversationState.Empty;
    private DataKey? _dataKey;
    private Task _tail = Task.CompletedTask;
    private int _sinceSnapshot;
    private bool _isLost;

    /// <summary>Creates the engine of a conversation; <see cref="Load"/> comes next.</summary>
    /// <param name="services">What all conversations share.</param>
    /// <param name="host">What runs this one.</param>
    /// <param name="key">The conversation.</param>
    public ConversationEngine(ConversationServices services, IConversationHost host, ConversationKey key)
    {
        _services = services;
        _host = host;
        _key = key;
        _connection = services.Connections.Of(key);
    }

    /// <summary>The state as far as it is durable.</summary>
    public ConversationState Settled => _settled;

    private long Now => _services.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private Decision Decide(WorkspaceSettings? settings = null, long number = 0) => new(_state, new DecisionContext
    {
        Now = _services.Time.GetUtcNow(),
        Ids = _services.Ids,
        Options = _services.Options,
        Platform = _connection.Platform,
        Responder = settings?.Responder,
        Agents = settings?.Agents ?? default,
        Connection = _connection.Key,
        NextNumber = number,
    });

    /// <summary>
    /// Appends what was decided and makes it the state. The task ends when it is durable. When the store refuses at once,
    /// nothing has changed; when the append fails later, this activation is discarded.
    /// </summary>
    private Task<T> Commit<T>(Decision decision, T result)
    {
        ThrowIfLost();
        if (decision.Entries.Count == 0)
        {
            // It rests on what was decided before, which may be in flight still.
            return _tail.IsCompletedSuccessfully ? Task.FromResult(result) : AfterTail(_tail, result);
        }

        var stored = Append(decision);
        if (SummaryView.Differs(_state, decision.State))
        {
            _rowVersion = decision.State.Version;
        }

        NoteFor(decision);
        _state = decision.State;
        var settling = Settle(stored, decision.State, result);
        _tail = settling.IsCompletedSuccessfully ? Task.CompletedTask : settling;
        return settling;

        static async Task<T> AfterTail(Task tail, T result)
        {
            await tail;
            return result;
        }
    }

    private Task Append(Decision decision)
    {
        var (state, isSnapshotDue) = (decision.State, _sinceSnapshot + 1 >= _services.Options.SnapshotEvery);
        var dataKey = _dataKey ?? throw new InvalidOperationException("A conversation was written to before it had a key.");
        try
        {
            var stored = _services.Store.Append(new ConversationAppend
            {
                Key = _key,
                ExpectedVersion = _state.Version,
                Record = RecordCodec.Write(dataKey, _key, state.Version, decision.Entries),
                Snapshot = isSnapshotDue ? RecordCodec.Write(dataKey, _key, state) : null,
                Header = _state.Version == 0 ? Header.Write(dataKey.Id) : default,
                WakeAt = WakeTime.Durable(state),
            });
            _sinceSnapshot = isSnapshotDue ? 0 : _sinceSnapshot + 1;
            return stored;
        }
        catch (Exception error)
        {
            CountFailure(error);
            foreach (var entry in decision.Entries)
            {
                if (entry is AttemptStarted)
                {
                    _services.Budgets.Return(_connection.Key);
                }
            }

            throw;
        }
    }

    private async Task<T> Settle<T>(Task stored, ConversationState state, T result)
    {
        try
        {
            await stored;
        }
        catch (Exception error)
        {
            throw GiveUp(error);
        }

        _services.Metrics.Appended();
        if (state.Version > _settled.Version)
        {
            _settled = state;
            if (state.Version == _state.Version)
            {
                // Nothing else is in flight: what waits for the tail need not keep this task alive.
                _tail = Task.CompletedTask;
            }

            AfterCommit();
        }

        return result;
    }

    /// <summary>
    /// Gives this activation up: memory is ahead of what is stored, or the store's answer was lost. What was in flight
    /// fails, and the next call loads the truth.
    /// </summary>
    private Exception GiveUp(Exception error)
    {
        CountFailure(error);
        if (!_isLost)
        {
            _isLost = true;
            LogDiscarded(_services.Logger, _connection.Key.Value, _state.Number, error.GetType().Name, error);
            _host.Discard();
        }

        return error is StoreOverloadedException or StoreUnavailableException
            ? error
            : new StoreUnavailableException("The conversation was written to from elsewhere, or the store's answer was lost. Try again.");
    }

    private void ThrowIfLost()
    {
        if (_isLost)
        {
            throw new StoreUnavailableException("The conversation is being loaded again. Try again.");
        }
    }

    private void CountFailure(Exception error) =>
        _services.Metrics.AppendFailures.Add(1, new KeyValuePair<string, object?>("error.type", error.GetType().Name));

    /// <summary>Acts on what has become durable. Nothing here may fail the caller, whose change is done.</summary>
    private void AfterCommit()
    {
        try
        {
            DispatchTurn();
            StartAttempt();
            StartFiles();
            Publish();
            Tell();
            SendNotices();
            Arm();
        }
        catch (Exception error)
        {
            LogEffectFailed(_services.Logger, _connection.Key.Value, _state.Number, error);
        }
    }
}
