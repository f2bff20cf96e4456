using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    private static readonly TimeSpan LeaseRetry = TimeSpan.FromSeconds(1);

    private Task _sending = Task.CompletedTask;
    private long _attempted;
    private long _sendAfter;
    private bool _isLeasing;

    /// <summary>
    /// Adds the next attempt to a decision when its budget is at hand, so that a message and its first attempt are one
    /// append; otherwise sees to the budget first.
    /// </summary>
    private void Pump(Decision decision)
    {
        while (!_isLeasing && decision.Now >= _sendAfter && Outbox.Next(decision.State, decision.Now) is { } message)
        {
            if (Outbox.RefuseOutsideWindow(decision, message) || Marketing.Refuse(decision, message))
            {
                continue;
            }

            if (_services.Budgets.TryTake(_connection.Key))
            {
                Outbox.Start(decision, message);
            }
            else
            {
                _isLeasing = true;
                _ = LeaseAndStart();
            }

            return;
        }
    }

    private async Task LeaseAndStart()
    {
        var isTaken = false;
        try
        {
            // The decision that wants this must be appended first.
            await Task.Yield();
            var lease = await _services.Budgets.Take(_connection.Key);
            isTaken = lease.Granted > 0;
            var decision = Decide();
            if (Outbox.Next(_state, decision.Now) is not { } message || _isLost)
            {
                return;
            }

            if (Outbox.RefuseOutsideWindow(decision, message) || Marketing.Refuse(decision, message))
            {
                // Nothing to send; what is behind it comes with the timer.
            }
            else if (isTaken)
            {
                isTaken = false;
                Outbox.Start(decision, message);
            }
            else
            {
                _sendAfter = decision.In(lease.RetryAfter);
                if (lease.PausedBy is { } error)
                {
                    Outbox.Hold(decision, message, error, lease.RetryAfter);
                }
            }

            await Commit(decision, true);
        }
        catch (Exception error)
        {
            _sendAfter = Now + (long)LeaseRetry.TotalMilliseconds;
            LogLeaseFailed(_services.Logger, _connection.Key.Value, _state.Number, error);
        }
        finally
        {
            _isLeasing = false;
            if (isTaken)
            {
                _services.Budgets.Return(_connection.Key);
            }

            Arm();
        }
    }

    /// <summary>Makes the attempt that has become durable.</summary>
    private void StartAttempt()
    {
        foreach (var message in _settled.Messages)
        {
            if (message is { Delivery: DeliveryState.Attempting, Sending: { Tracker: { } tracker } sending }
                && sending.AttemptPosition > _loaded && sending.AttemptPosition > _attempted
                && message.Content is { } content)
            {
                _attempted = sending.AttemptPosition;
                var request = new SendRequest
                {
                    Connection = _connection.Key,
                    Recipient = _settled.Contact.ToIdentity(),
                    Content = content,
                    Tracker = tracker,
                    ReplyTo = sending.ReplyTo,
                    IsFromPerson = message.Author.Kind == AuthorKind.Person,
                    IsWithinWindow = MessagingWindow.For(_connection.Platform).IsOpen(_services.Time.GetUtcNow(), _settled.LastCustomerActAt),
                };
                _sending = Follow(message.Position, tracker, _services.Sends.Send(_services.SenderOf(_connection.Platform), request, CancellationToken.None));
            }
        }
    }

    private async Task Follow(long position, string tracker, Task<SendOutcome> send)
    {
        var started = _services.Time.GetTimestamp();
        if (send.IsCompleted)
        {
            // The append that began the attempt is being settled on this very stack.
            await Task.Yield();
        }

        var outcome = await send;
        _services.Metrics.SendDuration.Record(_services.Time.GetElapsedTime(started).TotalSeconds);
        _services.Metrics.Sends.Add(1, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));
        if (outcome.Error is { } error && RetryPolicy.ConcernsConnection(error.Kind))
        {
            _services.Budgets.Report(_connection.Key, error);
        }

        var attempted = _attempted;
        await Record(position, tracker, outcome);
        if (attempted == _attempted)
        {
            _sending = Task.CompletedTask;
        }
    }

    /// <summary>Records an outcome, however long the store is overloaded. A discarded activation leaves it to the next one.</summary>
    private async Task Record(long position, string tracker, SendOutcome outcome)
    {
        while (!_isLost)
        {
            try
            {
                var decision = Decide();
                Outbox.Complete(decision, position, tracker, outcome);
                Pump(decision);
                await Commit(decision, true);
                _services.Sends.Forget(tracker);
                return;
            }
            catch (StoreOverloadedException busy) when (!_isLost)
            {
                await Task.Delay(busy.RetryAfter, _services.Time);
            }
            catch (Exception error)
            {
                LogOutcomeNotRecorded(_services.Logger, _connection.Key.Value, _state.Number, error);
                return;
            }
        }
    }

    private static string NameOf(SendOutcome outcome) =>
        outcome.MessageId is not null ? "accepted" : outcome.Error is { } error ? error.Kind.ToString() : "unknown";
}
