using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>One conversation of the made-up desk. Guarded by the desk's gate.</summary>
internal sealed class FakeConversation(ConversationKey key, string name, long number, TimeProvider time)
{
    public static readonly Author Wren = new(AuthorKind.Assistant, "wren", "Wren");

    private readonly HashSet<string> _clientIds = new(StringComparer.Ordinal);

    public ConversationKey Key { get; } = key;

    public string Name { get; } = name;

    public List<ThreadItem> Items { get; } = [];

    public Owner Owner { get; private set; } = new(OwnerKind.Assistant, "wren", "Wren");

    public ConversationStatus Status { get; set; } = ConversationStatus.Open;

    public long Version { get; set; } = 1;

    public int Unread { get; set; }

    public Assignee? Assignee { get; set; }

    public TeamReference? Team { get; set; }

    public ConversationPriority Priority { get; set; }

    public ImmutableArray<string> Labels { get; set; } = [];

    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>The account of whoever looks: "admin" in the scenes.</summary>
    public string Reader { get; set; } = "admin";

    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? WindowClosesAt { get; set; }

    public string? ClosedReason { get; set; }

    public List<Action> Watchers { get; } = [];

    public List<Action<bool>> WritingWatchers { get; } = [];

    public FakeConversation In(string text, DateTimeOffset? at = null, Func<ThreadItem, ThreadItem>? with = null) =>
        Add(MessageContent.FromText(text), Author.Customer, at, null, with);

    public FakeConversation In(MessageContent content, DateTimeOffset? at = null, Func<ThreadItem, ThreadItem>? with = null) =>
        Add(content, Author.Customer, at, null, with);

    public FakeConversation ByAgent(string text, DateTimeOffset? at = null, DeliveryState state = DeliveryState.Read, params TracePassage[] passages) =>
        Add(MessageContent.FromText(text), Wren, at, state, item => item with
        {
            Trace = new TurnTrace { Agent = "Wren", Version = 14, Passages = [.. passages], Duration = TimeSpan.FromMilliseconds(180) },
        });

    public FakeConversation By(Author author, string text, DateTimeOffset? at = null, DeliveryState? state = DeliveryState.Read, Func<ThreadItem, ThreadItem>? with = null) =>
        Add(MessageContent.FromText(text), author, at, state, with);

    public FakeConversation Add(MessageContent content, Author author, DateTimeOffset? at, DeliveryState? state, Func<ThreadItem, ThreadItem>? with = null)
    {
        var now = at ?? time.GetUtcNow();
        var position = Items.Count + 1;
        var item = new ThreadItem
        {
            Position = position,
            Kind = ThreadItemKind.Message,
            Author = author,
            At = now + TimeSpan.FromSeconds(1),
            ProviderTime = now,
            Content = content,
            MessageKey = "k" + position.ToString(CultureInfo.InvariantCulture),
            MessageId = "m" + position.ToString(CultureInfo.InvariantCulture),
            Delivery = state,
            HeldBy = Owner.Kind,
        };
        Items.Add(with?.Invoke(item) ?? item);
        if (author.Kind == AuthorKind.Customer)
        {
            Unread++;
            WaitingSince ??= now;
            WindowClosesAt = now + TimeSpan.FromHours(24);
        }
        else
        {
            WaitingSince = null;
        }

        Version++;
        return this;
    }

    public FakeConversation Hand(Owner to, Author by, string activity, string? detail = null, DateTimeOffset? at = null)
    {
        Owner = to;
        Assignee = to.Kind == OwnerKind.Person ? new Assignee(to.Id!, to.Name) : Assignee;
        return Line(activity, by, detail, at, to);
    }

    public FakeConversation Line(string activity, Author by, string? detail = null, DateTimeOffset? at = null, Owner? to = null)
    {
        Items.Add(new ThreadItem
        {
            Position = Items.Count + 1,
            Kind = ThreadItemKind.Activity,
            Author = by,
            At = at ?? time.GetUtcNow(),
            Activity = activity,
            Detail = detail,
            Owner = to,
            HeldBy = Owner.Kind,
        });
        Version++;
        return this;
    }

    public FakeConversation Seen()
    {
        Unread = 0;
        return this;
    }

    public FakeConversation Waiting(DateTimeOffset? since)
    {
        WaitingSince = since;
        return this;
    }

    public CommandResult Reply(ReplyCommand command)
    {
        if (ClosedReason is { } reason)
        {
            return new CommandResult { Version = Version, Refusal = new CommandRefusal("outside_window", reason) };
        }

        if (_clientIds.Add(command.ClientId))
        {
            if (Owner.Kind != OwnerKind.Person)
            {
                Hand(new Owner(OwnerKind.Person, command.Person.Id, command.Person.Name), command.Person, "owner_changed");
            }

            Add(command.Content, command.Person, null, DeliveryState.Queued);
        }

        return new CommandResult { Version = Version, MessageKey = Items[^1].MessageKey };
    }

    public void Change(string messageKey, Func<ThreadItem, ThreadItem> change)
    {
        var index = Items.FindIndex(item => item.MessageKey == messageKey);
        Items[index] = change(Items[index]);
        Version++;
    }

    public ThreadPage Read(ThreadQuery query)
    {
        var upTo = query.Before is { } before ? Items.Where(item => item.Position < before).ToList() : Items;
        var items = upTo.TakeLast(query.Limit).ToImmutableArray();
        return new ThreadPage
        {
            Summary = Items.Count == 0 ? null : Summary(),
            Items = items,
            Earlier = items.Length < upTo.Count ? items[0].Position : null,
            Version = Version,
            Composer = Composer(),
        };
    }

    public ConversationSummary Summary()
    {
        var last = Items.Last(item => item.Kind == ThreadItemKind.Message);
        var lastOut = Items.LastOrDefault(item => item.Delivery is not null);
        return new ConversationSummary
        {
            Key = Key,
            Version = Version,
            Number = number,
            KeyId = Guid.Empty,
            Status = Status,
            Owner = Owner,
            ContactName = Name,
            Preview = last.Content?.Text ?? last.Content?.Attachments.FirstOrDefault()?.FileName ?? "Taken back",
            PreviewAuthor = last.Author.Kind,
            LastActivityAt = last.ProviderTime ?? last.At,
            Unread = Unread,
            WindowClosesAt = WindowClosesAt,
            Problem = lastOut?.Delivery is DeliveryState.Failed or DeliveryState.Unknown ? lastOut.Delivery : null,
            OpenedAt = Items[0].At,
            WaitingSince = WaitingSince,
            Assignee = Assignee is { Id: "admin" } ? new Assignee(Reader, "Admin") : Assignee,
            Team = Team,
            Priority = Priority,
            Labels = Labels,
            SnoozedUntil = SnoozedUntil,
        };
    }

    private ComposerState Composer()
    {
        var platform = Key.Connection.Platform;
        var now = time.GetUtcNow();
        var open = WindowClosesAt > now && ClosedReason is null;
        var person = platform == ChannelPlatform.WhatsApp ? null : WindowClosesAt + TimeSpan.FromDays(6);
        return new ComposerState
        {
            CanReply = open || (ClosedReason is null && person > now),
            WindowClosesAt = WindowClosesAt,
            PersonWindowClosesAt = person,
            CanSendTemplate = platform == ChannelPlatform.WhatsApp,
            TextLimit = platform switch { ChannelPlatform.WhatsApp => 4096, ChannelPlatform.Messenger => 2000, _ => 1000 },
            LimitIsBytes = platform == ChannelPlatform.Instagram,
            Reason = ClosedReason,
        };
    }
}
