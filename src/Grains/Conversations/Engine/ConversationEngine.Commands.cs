using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    private static readonly TimeSpan ResultPatience = TimeSpan.FromSeconds(20);

    /// <summary>See <see cref="IConversationGrain.Reply"/>.</summary>
    /// <param name="command">What to send.</param>
    public Task<CommandResult> Reply(ReplyCommand command) => command.Content.Template is { } template
        ? ReplyByTemplate(command, template)
        : Command(decision => Commands.Reply(decision, command), Message.KeyOf(0, command.ClientId));

    /// <summary>See <see cref="IConversationGrain.TakeOver"/>.</summary>
    /// <param name="person">Who.</param>
    public Task<CommandResult> TakeOver(Author person) => Command(decision => Commands.TakeOver(decision, person));

    /// <summary>See <see cref="IConversationGrain.ReturnToAssistant"/>.</summary>
    /// <param name="person">Who.</param>
    public Task<CommandResult> ReturnToAssistant(Author person) => Command(decision => Commands.ReturnToAssistant(decision, person));

    /// <summary>See <see cref="IConversationGrain.SetStatus"/>.</summary>
    /// <param name="status">The new status.</param>
    /// <param name="person">Who.</param>
    public Task<CommandResult> SetStatus(ConversationStatus status, Author person) =>
        Command(decision => Commands.SetStatus(decision, status, person));

    /// <summary>See <see cref="IConversationGrain.RetrySend"/>.</summary>
    /// <param name="messageKey">Which message.</param>
    /// <param name="person">Who.</param>
    public Task<CommandResult> RetrySend(string messageKey, Author person) =>
        Command(decision => Commands.RetrySend(decision, messageKey, person), messageKey);

    /// <summary>See <see cref="IConversationGrain.CancelSend"/>.</summary>
    /// <param name="messageKey">Which message.</param>
    /// <param name="person">Who.</param>
    public Task<CommandResult> CancelSend(string messageKey, Author person) =>
        Command(decision => Scheduling.Cancel(decision, messageKey, person), messageKey);

    /// <summary>See <see cref="IConversationGrain.AddNote"/>.</summary>
    /// <param name="command">The note.</param>
    public Task<CommandResult> AddNote(NoteCommand command) =>
        Command(decision => Notes.Add(decision, command), "n." + command.ClientId);

    /// <summary>See <see cref="IConversationGrain.RemoveNote"/>.</summary>
    /// <param name="messageKey">Which note.</param>
    /// <param name="person">Who.</param>
    public async Task<CommandResult> RemoveNote(string messageKey, Author person)
    {
        await Settling();
        var clientId = messageKey.StartsWith("n.", StringComparison.Ordinal) ? messageKey[2..] : null;
        var found = _dataKey is { } dataKey && clientId is not null
            ? await new ThreadReader(_services.Store, _key, dataKey).Find((entry, _) =>
                (entry as NoteAdded)?.ClientId == clientId || (entry as NoteRemoved)?.Note == clientId)
            : null;
        return await Command(decision => Notes.Remove(decision, found?.Entry as NoteAdded, person), messageKey);
    }

    /// <summary>See <see cref="IConversationGrain.SetBlocked"/>.</summary>
    /// <param name="isBlocked">Whether the contact is blocked from now on.</param>
    /// <param name="by">Who did it.</param>
    public Task<CommandResult> SetBlocked(bool isBlocked, Author by) =>
        Command(decision => Blocking.Set(decision, isBlocked, by));

    /// <summary>See <see cref="IConversationGrain.SetMarketing"/>.</summary>
    /// <param name="isStopped">Whether the customer wants none from now on.</param>
    /// <param name="by">Who noted it.</param>
    public Task<CommandResult> SetMarketing(bool isStopped, Author by) => Command(decision => Marketing.Set(decision, isStopped, by));

    /// <summary>See <see cref="IConversationGrain.MarkRead"/>.</summary>
    /// <param name="person">Who.</param>
    public async Task MarkRead(Author person)
    {
        var decision = Decide();
        Commands.MarkRead(decision, person);
        if (decision.Entries.Count > 0)
        {
            await Commit(decision, true);
            ShowPresence(isTyping: false);
        }
    }

    /// <summary>See <see cref="IConversationGrain.CompleteTurn"/>.</summary>
    /// <param name="result">The result.</param>
    public async Task CompleteTurn(TurnResult result)
    {
        // A worker's result is worth waiting for: losing it would cost the whole turn.
        for (var giveUpAt = Now + (long)ResultPatience.TotalMilliseconds; ;)
        {
            try
            {
                await TakeResult(result);
                return;
            }
            catch (StoreOverloadedException busy) when (!_isLost && Now < giveUpAt)
            {
                await Task.Delay(busy.RetryAfter, _services.Time);
            }
        }
    }

    /// <summary>Of which kind a template is decides who gets it, now or when its time comes; nobody but Meta says so.</summary>
    private async Task<CommandResult> ReplyByTemplate(ReplyCommand command, TemplateReference template)
    {
        var known = command with { Content = command.Content with { Template = template with { Category = await _host.CategoryOf(template) } } };
        return await Command(decision => Commands.Reply(decision, known), Message.KeyOf(0, command.ClientId));
    }

    private Task TakeResult(TurnResult result)
    {
        ThrowIfLost();
        var decision = Decide();
        Turns.Complete(decision, result);
        Pump(decision);
        if (decision.Entries.Count > 0)
        {
            _services.Metrics.Turns.Add(1, new KeyValuePair<string, object?>(
                "outcome", decision.Entries[0] is Entries.TurnDropped ? "dropped" : result.Outcome.ToString()));
        }

        return Commit(decision, true);
    }

    private async Task<CommandResult> Command(Func<Decision, CommandRefusal?> decide, string? messageKey = null)
    {
        var settings = await _services.Settings.Get(_connection.Tenant);
        ThrowIfLost();
        var decision = Decide(settings);
        if (decide(decision) is { } refusal)
        {
            return new CommandResult { Version = _settled.Version, Refusal = refusal };
        }

        Pump(decision);
        return await Commit(decision, new CommandResult { Version = decision.State.Version, MessageKey = messageKey });
    }

    /// <summary>Marks the customer's latest message read, and may show that somebody writes. Best effort.</summary>
    private void ShowPresence(bool isTyping)
    {
        if (_services.SenderOf(_connection.Platform) is { } sender
            && _settled.Messages.LastOrDefault(message => message.Author.Kind == AuthorKind.Customer) is { } latest)
        {
            _ = sender.ShowPresence(new PresenceRequest
            {
                Connection = _connection.Key,
                Recipient = _settled.Contact.ToIdentity(),
                MessageId = latest.MessageId.OrNull(),
                MarkRead = true,
                Typing = isTyping,
            });
        }
    }
}
