using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>What is due within this time keeps the activation; for what is later the due-time index wakes it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(2);

    private ObserverSet<IConversationObserver>? _observers;
    private long _loaded;
    private long _dispatched;
    private string? _runs;
    private long _typingShownFor;
    private long _timerAt;
    private long _rowVersion;
    private long _published;
    private long _projected;
    private long _publishAfter;
    private long _tickAfter;
    private bool _isPublishing;
    private bool _isWriting;

    /// <summary>Does what time asks for. Called by the timer and by the due-time index.</summary>
    public async Task Tick()
    {
        if (_isLost)
        {
            return;
        }

        _timerAt = 0;
        try
        {
            var settings = await _services.Settings.Get(_connection.Tenant);
            var gone = await DueOfFormerMembers();
            if (_isLost)
            {
                return;
            }

            if (_mustResume)
            {
                Resume();
            }

            var decision = Decide(settings);
            Organising.Tick(decision);
            Turns.Tick(decision);
            Outbox.Tick(decision);
            gone?.ForEach(account => Scheduling.DropOf(decision, account));
            Scheduling.Tick(decision);
            Pump(decision);
            await Commit(decision, true);
            StartFiles();
            ShowTyping(decision.Now);
            Publish();
        }
        catch (Exception error)
        {
            // The store is busy, or this activation is discarded; either way it is looked at again.
            LogTickFailed(_services.Logger, _connection.Key.Value, _state.Number, error);
            _publishAfter = Math.Max(_publishAfter, Now + (long)LeaseRetry.TotalMilliseconds);
            _tickAfter = Now + (long)LeaseRetry.TotalMilliseconds;
        }

        Arm();
    }

    /// <summary>Tells an observer of changes; see <see cref="IConversationGrain.Watch"/>.</summary>
    /// <param name="observer">The observer.</param>
    public void Watch(IConversationObserver observer) => (_observers ??= new(_services.Time)).Add(observer);

    /// <summary>Stops telling an observer.</summary>
    /// <param name="observer">The observer.</param>
    public void Unwatch(IConversationObserver observer) => _observers?.Remove(observer);

    /// <summary>Waits for what is under way, before the activation ends.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task Drain(CancellationToken cancellationToken)
    {
        try
        {
            await _sending.WaitAsync(cancellationToken);
            await _tail.WaitAsync(cancellationToken);
        }
        catch (Exception error)
        {
            LogNotDrained(_services.Logger, _connection.Key.Value, _state.Number, error.GetType().Name);
        }
    }

    private void DispatchTurn()
    {
        if (_runs is { } voided && _settled.Turn?.Id != voided)
        {
            // The customer wrote again, or a person took over: what the model writes now nobody will read.
            _runs = null;
            _services.Turns?.Cancel(voided);
        }

        // One that was replaced while its start was being stored need not run.
        if (_settled.Turn is { Id: not null } turn && turn.Position != _dispatched && turn.Position > _loaded
            && _state.Turn?.Position == turn.Position && Turns.RequestOf(_settled, _key) is { } request)
        {
            _dispatched = turn.Position;
            _runs = request.TurnId;
            _host.RunTurn(request);
        }
    }

    private void ShowTyping(long now)
    {
        if (_settled.Turn is { Id: not null } turn && _typingShownFor != turn.Position && now >= TypingDue())
        {
            _typingShownFor = turn.Position;
            ShowPresence(isTyping: true);
        }
    }

    private long TypingDue() => _settled.Turn is { Id: not null } turn && _typingShownFor != turn.Position
        ? turn.StartedAt + (long)_services.Options.TypingAfter.TotalMilliseconds
        : long.MaxValue;

    private void Tell()
    {
        if (_observers is null || _observers.IsEmpty)
        {
            return;
        }

        var (key, version) = (_key, _settled.Version);
        _observers.Notify(observer => observer.Changed(key, version));
        var isWriting = _settled.Turn is { Id: not null };
        if (isWriting != _isWriting)
        {
            _isWriting = isWriting;
            _observers.Notify(observer => observer.AssistantWriting(key, isWriting));
        }
    }

    /// <summary>Gives the inbox the present row, unless one is on its way or was given a moment ago: only the latest counts.</summary>
    private void Publish()
    {
        if (_isPublishing || _isLost)
        {
            return;
        }

        if (_rowVersion <= _published)
        {
            MarkProjected(_settled.Version);
        }
        else if (_settled.Version >= _rowVersion && Now >= PublishDue())
        {
            _isPublishing = true;
            _ = PublishRow();
        }
    }

    /// <summary>A running turn will change the row again, usually in a moment: one row for both is enough.</summary>
    private long PublishDue() => _settled.Turn is { Id: not null } turn
        ? Math.Max(_publishAfter, turn.StartedAt + (long)_services.Options.PublishInterval.TotalMilliseconds)
        : _publishAfter;

    private async Task PublishRow()
    {
        try
        {
            await Task.Yield();
            var settled = _settled;
            if (SummaryView.Of(settled, _key, _connection.Platform, _dataKey!.Id) is { } row)
            {
                _publishAfter = Now + (long)_services.Options.PublishInterval.TotalMilliseconds;
                await _host.Publish(row);
                await Share(settled);
            }

            _published = settled.Version;
            MarkProjected(settled.Version);
        }
        catch (Exception error)
        {
            _publishAfter = Now + (long)LeaseRetry.TotalMilliseconds;
            LogNotPublished(_services.Logger, _connection.Key.Value, _state.Number, error);
        }
        finally
        {
            _isPublishing = false;
        }

        Publish();
        Arm();
    }

    private void MarkProjected(long version)
    {
        if (version > _projected)
        {
            _projected = version;
            _services.Store.MarkProjected(_key, version);
        }
    }

    /// <summary>Sets the one timer to what is due first. One that is set too early ticks in vain, which is cheaper than moving it.</summary>
    private void Arm()
    {
        if (_isLost)
        {
            return;
        }

        var now = Now;
        var outbox = WakeTime.OfOutbox(_state, _services.Options, now);
        var due = Math.Min(WakeTime.OfTurn(_state), TypingDue());
        due = Math.Min(due, _isLeasing || outbox == long.MaxValue ? long.MaxValue : Math.Max(outbox, _sendAfter));
        due = Math.Min(due, !_isPublishing && _rowVersion > _published && _settled.Version >= _rowVersion ? PublishDue() : long.MaxValue);
        due = Math.Min(due, DueLater());
        due = Math.Min(due, _mustResume ? now + (long)LeaseRetry.TotalMilliseconds : long.MaxValue);
        due = Math.Min(due, WakeTime.OfSnooze(_state) is var snooze && snooze - now < (long)Near.TotalMilliseconds ? snooze : long.MaxValue);
        due = Math.Max(due, _tickAfter);
        if (due == long.MaxValue || (_timerAt != 0 && _timerAt <= due))
        {
            return;
        }

        _timerAt = due;
        var span = TimeSpan.FromMilliseconds(Math.Max(due - now, 1));
        _host.SetTimer(span);
        if (span < Near)
        {
            _host.StayFor(span + Near);
        }
    }
}
