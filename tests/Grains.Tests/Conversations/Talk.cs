using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>
/// A conversation without a grain: rules, state and a clock. Every command is given twice, and the second time must
/// change nothing.
/// </summary>
internal sealed class Talk
{
    public static readonly DateTimeOffset Start = new(2025, 10, 16, 8, 0, 0, TimeSpan.Zero);

    public static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    private readonly CountingIds _ids = new();
    private readonly ChannelPlatform _platform;

    public Talk(ChannelPlatform platform = ChannelPlatform.WhatsApp, TimeSpan? quiet = null)
    {
        _platform = platform;
        Key = ConversationKey.Create(ConnectionKey.Create("acme", platform, "asset"), "lea");
        Responder = new ResponderDefinition { QuietPeriod = quiet ?? TimeSpan.Zero };
    }

    public ConversationKey Key { get; }

    public ConversationOptions Options { get; } = new();

    public ResponderDefinition? Responder { get; set; }

    public ConversationState State { get; private set; } = ConversationState.Empty;

    public List<(long Position, Entry Entry)> Journal { get; } = [];

    public DateTimeOffset Now { get; set; } = Start;

    public bool HasBudget { get; set; } = true;

    /// <summary>What the latest command added.</summary>
    public IReadOnlyList<Entry> Latest { get; private set; } = [];

    /// <summary>Who is told of what was decided last; null for nobody.</summary>
    public IReadOnlyList<Chatbotics.Grains.Notifications.OutgoingNotice>? Notices { get; private set; }

    public Message LastMessage => State.Messages[^1];

    public string TurnId => State.Turn?.Id ?? throw new InvalidOperationException("No turn runs.");

    public Message Attempt => State.Messages.Single(message => message.Delivery == DeliveryState.Attempting);

    public Talk After(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public AcceptResult Accept(params ContactEvent[] events)
    {
        AcceptResult result = default;
        Do(decision =>
        {
            var taken = Inbound.Accept(decision, events);
            result = result == default ? taken : result;
            return null;
        });
        return result;
    }

    public Talk Says(string id, string text, double secondsAgo = 0)
    {
        Accept(Events.Message(Key, id, text, Now.AddSeconds(-secondsAgo)));
        return this;
    }

    public CommandRefusal? Reply(string clientId, string text) => Reply(clientId, MessageContent.FromText(text));

    public CommandRefusal? Reply(string clientId, MessageContent content) =>
        Do(decision => Commands.Reply(decision, new ReplyCommand { ClientId = clientId, Person = Mira, Content = content }));

    public CommandRefusal? TakeOver() => Do(decision => Commands.TakeOver(decision, Mira));

    public CommandRefusal? Return() => Do(decision => Commands.ReturnToAssistant(decision, Mira));

    public CommandRefusal? Set(ConversationStatus status) => Do(decision => Commands.SetStatus(decision, status, Mira));

    public CommandRefusal? Organise(StatusCommand command) => Do(decision => Organising.ChangeStatus(decision, command));

    public CommandRefusal? Organise(AssignCommand command) => Do(decision => Organising.Assign(decision, command));

    public CommandRefusal? Organise(LabelCommand command) => Do(decision => Organising.ChangeLabels(decision, command));

    public CommandRefusal? Organise(ConversationPriority priority) => Do(decision => Organising.SetPriority(decision, priority, Mira));

    /// <summary>Any other command.</summary>
    public CommandRefusal? Try(Func<Decision, CommandRefusal?> command) => Do(command);

    public CommandRefusal? Retry(string key) => Do(decision => Commands.RetrySend(decision, key, Mira));

    public void MarkRead() => Do(decision =>
    {
        Commands.MarkRead(decision, Mira);
        return null;
    });

    public Talk Answers(params string[] replies)
    {
        Complete(TurnOutcome.Replied, null, replies);
        return this;
    }

    public Talk HandsOver(string reason, params string[] replies)
    {
        Complete(TurnOutcome.HandedOver, reason, replies);
        return this;
    }

    public TurnResult Complete(TurnOutcome outcome, string? reason, params string[] replies)
    {
        var result = new TurnResult
        {
            TurnId = TurnId,
            Epoch = State.Turn!.Epoch,
            Outcome = outcome,
            Reason = reason,
            Replies = [.. replies.Select(MessageContent.FromText)],
            Trace = new TurnTrace { Agent = "Wren" },
        };
        Complete(result);
        return result;
    }

    public void Complete(TurnResult result) => Do(decision =>
    {
        Turns.Complete(decision, result);
        return null;
    });

    public Talk Tick(double afterSeconds = 0)
    {
        After(afterSeconds);
        Do(decision =>
        {
            Organising.Tick(decision);
            Turns.Tick(decision);
            Outbox.Tick(decision);
            Scheduling.Tick(decision);
            return null;
        });
        return this;
    }

    /// <summary>What a new activation does with what it finds, when the process has died.</summary>
    public Talk Crash()
    {
        var loaded = State.Version;
        Do(decision =>
        {
            foreach (var message in decision.State.Messages)
            {
                if (message is { Delivery: DeliveryState.Attempting, Sending: { } sending } && sending.AttemptPosition <= loaded)
                {
                    Outbox.Lose(decision, message);
                }
            }

            if (decision.State.Turn is { Id: not null } turn && turn.Position <= loaded)
            {
                Turns.Retry(decision);
            }

            return null;
        });
        return this;
    }

    public Talk Accepted(string id) => Sent(SendOutcome.Accepted(id));

    public Talk Fails(SendErrorKind kind, TimeSpan? retryAfter = null) =>
        Sent(SendOutcome.Failed(new SendError { Kind = kind, Code = 1, Text = $"It failed: {kind}.", RetryAfter = retryAfter }));

    public Talk Lost() => Sent(SendOutcome.Unknown);

    public Talk Sent(SendOutcome outcome)
    {
        var attempt = Attempt;
        return Sent(attempt.Position, attempt.Sending!.Tracker!, outcome);
    }

    public Talk Sent(long position, string tracker, SendOutcome outcome)
    {
        Do(decision =>
        {
            Outbox.Complete(decision, position, tracker, outcome);
            return null;
        });
        return this;
    }

    public void Hold(SendError error, TimeSpan wait) => Do(decision =>
    {
        Outbox.Hold(decision, Outbox.Next(decision.State, decision.Now) ?? LastMessage, error, wait);
        return null;
    });

    public IEnumerable<ThreadItem> Thread()
    {
        var fold = new ThreadFold(State.Files);
        foreach (var (position, entry) in Enumerable.Reverse(Journal))
        {
            fold.AddOlder(position, [entry]);
        }

        return fold.Build(long.MaxValue, int.MaxValue, State.Owner.Kind);
    }

    public IEnumerable<string> Texts() => Thread().Where(item => item.Kind == ThreadItemKind.Message).Select(item => item.Content?.Text ?? "(taken back)");

    private CommandRefusal? Do(Func<Decision, CommandRefusal?> command)
    {
        var decision = Decide();
        var refusal = command(decision);
        if (refusal is not null)
        {
            Assert.Empty(decision.Entries);
        }

        while (HasBudget && Outbox.Next(decision.State, decision.Now) is { } next)
        {
            if (!Outbox.RefuseOutsideWindow(decision, next) && !Marketing.Refuse(decision, next))
            {
                Outbox.Start(decision, next);
                break;
            }
        }

        Latest = [.. decision.Entries];
        Notices = Chatbotics.Grains.Notifications.NoticeRules.Of(State, decision, Key);
        foreach (var entry in Latest)
        {
            State = State.Apply(entry);
            Journal.Add((State.Version, entry));
        }

        Assert.Equal(decision.State.Version, State.Version);
        var again = Decide();
        command(again);
        Assert.Empty(again.Entries);
        return refusal;
    }

    private Decision Decide() => new(State, new DecisionContext
    {
        Now = Now,
        Ids = _ids,
        Options = Options,
        Platform = _platform,
        Responder = Responder,
        NextNumber = State.Number + 1,
    });
}
