using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// The assistant's turns. Fragments that come within the quiet period are one turn; a fragment that comes while a turn
/// runs makes it void, and the next one answers them all.
/// </summary>
internal static class Turns
{
    /// <summary>Under which hash a turn whose result was told is remembered.</summary>
    /// <param name="turnId">The turn.</param>
    public static ulong HashOf(string turnId) => DedupeWindow.HashOf("turn:" + turnId);

    /// <summary>Has the assistant answer fragments that came, or were changed, after a version.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="version">The version.</param>
    public static void AnswerSince(Decision decision, long version)
    {
        foreach (var message in decision.State.Messages)
        {
            if (message.IsFragment && (message.Position > version || WasEdited(decision, message, version)))
            {
                Answer(decision);
                return;
            }
        }
    }

    /// <summary>Has the assistant answer what is unanswered, if it holds the conversation.</summary>
    /// <param name="decision">The decision.</param>
    public static void Answer(Decision decision)
    {
        var state = decision.State;
        if (state.IsBlocked || state.Owner.Kind != OwnerKind.Assistant || state.Status != ConversationStatus.Open
            || !state.Messages.Any(message => message.IsFragment))
        {
            return;
        }

        if (Obstacle(decision) is var (cause, reason))
        {
            Ownership.GiveToPeople(decision, cause, reason);
        }
        else if (QuietPeriod(decision) is var quiet && quiet > TimeSpan.Zero)
        {
            decision.Raise(new TurnScheduled { Due = decision.In(quiet) });
        }
        else
        {
            Start(decision);
        }
    }

    /// <summary>Does what time asks for: starts a turn whose quiet period is over, begins a lost one again.</summary>
    /// <param name="decision">The decision.</param>
    public static void Tick(Decision decision)
    {
        switch (decision.State.Turn)
        {
            case { Id: null } turn when turn.Due <= decision.Now:
                if (Obstacle(decision) is var (cause, reason))
                {
                    Ownership.GiveToPeople(decision, cause, reason);
                }
                else
                {
                    Start(decision);
                }

                break;
            case { Id: not null } turn when turn.Deadline <= decision.Now:
                Retry(decision);
                break;
        }
    }

    /// <summary>Begins a running turn again, because its worker is lost; after too often it goes to people.</summary>
    /// <param name="decision">The decision.</param>
    public static void Retry(Decision decision)
    {
        if (decision.State.Turn is not { Id: { } id } turn)
        {
            return;
        }

        if (turn.Run >= decision.Context.Options.TurnRuns)
        {
            Ownership.GiveToPeople(decision, OwnerCause.AssistantFailed, $"The assistant did not finish its answer in {turn.Run} attempts.");
            return;
        }

        decision.Raise(new TurnRetried { Turn = id, Run = turn.Run + 1, Deadline = decision.In(decision.Context.Options.TurnTimeout) });
    }

    /// <summary>Takes a turn's result, or puts it aside when the conversation has moved on.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="result">The result.</param>
    public static void Complete(Decision decision, TurnResult result)
    {
        var state = decision.State;
        if (state.Seen.Contains(HashOf(result.TurnId)))
        {
            return;
        }

        if (state.Turn?.Id != result.TurnId || state.Epoch != result.Epoch)
        {
            decision.Raise(new TurnDropped
            {
                Turn = result.TurnId,
                Epoch = result.Epoch,
                Outcome = result.Outcome,
                Replies = result.Replies.IsDefaultOrEmpty ? null : [.. result.Replies],
                Reason = result.Reason,
                Trace = result.Trace,
            });
            return;
        }

        // The reply, the change of owner and its reason are one append: a hand-over happens once and whole.
        decision.Raise(new TurnEnded { Turn = result.TurnId, Outcome = result.Outcome, Reason = result.Reason, Trace = result.Trace });
        var assistant = Authors.Assistant(state.Owner);
        foreach (var reply in result.Replies.IsDefault ? [] : result.Replies)
        {
            decision.Raise(new MessageQueued { By = assistant, Content = reply, Turn = result.TurnId });
        }

        foreach (var effect in result.Effects.IsDefault ? [] : result.Effects)
        {
            Change(decision, effect, assistant, result);
        }

        if (result.Outcome == TurnOutcome.HandedOver)
        {
            Ownership.GiveToPeople(decision, OwnerCause.HandedOver, result.Reason ?? "The assistant handed over.");
        }
        else if (result.Outcome != TurnOutcome.Replied)
        {
            Ownership.GiveToPeople(decision, OwnerCause.AssistantFailed, result.Reason ?? "The assistant could not answer.");
        }
    }

    /// <summary>The request that asks a worker to run the present turn.</summary>
    /// <param name="state">The state.</param>
    /// <param name="key">The conversation.</param>
    public static TurnRequest? RequestOf(ConversationState state, ConversationKey key)
    {
        if (state.Turn is not { Id: { } id } turn)
        {
            return null;
        }

        var isFragment = state.Messages.ToLookup(message => Array.IndexOf(turn.Fragments, message.Position) >= 0);
        return new TurnRequest
        {
            Conversation = key,
            TurnId = id,
            Epoch = turn.Epoch,
            Fragments = [.. isFragment[true].Select(ToTurnMessage)],
            Agent = state.Owner is { Kind: OwnerKind.Assistant, Id: not Episodes.ResponderId } owner ? owner.Id : null,
            ContactName = state.Contact.Name,
            Contact = state.Contact.Ids is [] ? null : state.Contact.ToIdentity(),
            History = [.. isFragment[false].Where(message => !message.IsUnsent).TakeLast(MessageList.Recent).Select(ToTurnMessage)],
        };
    }

    /// <summary>What an agent changes beside its reply; what the conversation refuses (too many labels) is left out.</summary>
    private static void Change(Decision decision, TurnEffect effect, Author assistant, TurnResult result)
    {
        switch (effect.Kind)
        {
            case TurnEffectKind.Label when effect.Value.Length > 0:
                Organising.ChangeLabels(decision, new LabelCommand { By = assistant, Add = [new LabelReference(effect.Value, effect.Name)] });
                break;

            // One that hands over has nothing more to say: a person answers from here on.
            case TurnEffectKind.FollowUp when result.Outcome == TurnOutcome.Replied:
                Scheduling.FollowUp(decision, effect, assistant, result.TurnId);
                break;
        }
    }

    private static void Start(Decision decision) => decision.Raise(new TurnStarted
    {
        Turn = decision.NewId(),
        Epoch = decision.State.Epoch,
        Fragments = [.. decision.State.Messages.Where(message => message.IsFragment).Select(message => message.Position)],
        Deadline = decision.In(decision.Context.Options.TurnTimeout),
    });

    private static (OwnerCause Cause, string Reason)? Obstacle(Decision decision)
    {
        var (state, options) = (decision.State, decision.Context.Options);
        if (AgentObstacle(decision) is { } missing)
        {
            return (OwnerCause.NotAllowed, missing);
        }

        if (!decision.Window.Allows(AuthorKind.Assistant, isTemplate: false, decision.Context.Now, state.LastCustomerActAt))
        {
            return (OwnerCause.NotAllowed, "The message came when the messaging window had closed; an assistant may not answer it.");
        }

        if (state.Messages.Count(message => message.Delivery == DeliveryState.Queued) >= options.MaxQueued)
        {
            return (OwnerCause.NotAllowed, "Too many messages wait to be sent already.");
        }

        var isCounted = decision.Now - state.TurnsSince < (long)ApplyTurns.CountedSpan.TotalMilliseconds;
        return options.TurnsPerHour > 0 && isCounted && state.Turns >= options.TurnsPerHour
            ? (OwnerCause.LoopGuard, $"The assistant answered {state.Turns} times within an hour; the other side may be a machine too.")
            : null;
    }

    /// <summary>Why the agent that holds the conversation can't answer; null when it can.</summary>
    private static string? AgentObstacle(Decision decision)
    {
        if (decision.State.Owner.Id is null or Episodes.ResponderId)
        {
            return decision.Context.Responder is null ? "This workspace has no assistant any more." : null;
        }

        return Episodes.AgentOf(decision) switch
        {
            null => "The agent was taken off.",
            { Mode: AgentMode.SuggestOnly } => "The agent only suggests now; people answer.",
            { Hours: { } hours } when !hours.Includes(decision.Context.Now) => "The message came outside of the agent's hours.",
            _ => null,
        };
    }

    private static TimeSpan QuietPeriod(Decision decision) =>
        Episodes.AgentOf(decision)?.QuietPeriod ?? decision.Context.Responder?.QuietPeriod ?? TimeSpan.Zero;

    /// <summary>An edit in this decision changes what a turn would answer.</summary>
    private static bool WasEdited(Decision decision, Message message, long version) =>
        decision.State.Turn is not null && decision.State.Version > version
        && decision.Entries.Any(entry => entry is EditIn edit && message.MessageId.Is(edit.Target));

    private static TurnMessage ToTurnMessage(Message message)
    {
        var content = message.Content;
        return new TurnMessage(message.Author.Kind, content?.Kind ?? ContentKinds.Text, content?.Text ?? string.Empty);
    }
}
