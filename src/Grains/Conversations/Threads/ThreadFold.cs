using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Conversations.Threads;

/// <summary>
/// Folds entries into what a reader sees. Fed with records from the newest backwards, as many as a page needs: what
/// changes a message is always newer than the message, or waits for it, and so is known when the message is found.
/// </summary>
/// <param name="waiting">Files that are still to be fetched.</param>
internal sealed class ThreadFold(ImmutableArray<FileJob> waiting)
{
    private readonly List<(long Position, Entry Entry)> _entries = [];
    private readonly Dictionary<string, List<InboundEntry>> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Message, int Index), Entry> _files = [];
    private readonly HashSet<string> _removedNotes = new(StringComparer.Ordinal);

    /// <summary>How many items the entries so far will give, before the given position.</summary>
    /// <param name="before">Only items at smaller positions.</param>
    public int CountItems(long before) => _entries.Count(pair => pair.Position < before && IsItem(pair.Entry));

    /// <summary>Adds the entries of a record; records come newest first.</summary>
    /// <param name="version">The record's version: the position of its last entry.</param>
    /// <param name="entries">Its entries.</param>
    public void AddOlder(long version, ImmutableArray<Entry> entries)
    {
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            _entries.Add((version - (entries.Length - 1 - i), entries[i]));
        }
    }

    /// <summary>The newest items before a position, oldest first.</summary>
    /// <param name="before">Only items at smaller positions.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="ownerNow">Who holds the conversation at its newest entry.</param>
    public ImmutableArray<ThreadItem> Build(long before, int limit, OwnerKind ownerNow)
    {
        _entries.Reverse();
        Index();
        var owner = OwnerBefore(ownerNow);
        var traces = new Dictionary<string, TurnTrace?>(StringComparer.Ordinal);
        var order = new List<Message>();
        var items = new Dictionary<long, ThreadItem>();
        foreach (var (position, entry) in _entries)
        {
            owner = OwnerAfter(entry) ?? owner;
            if (entry is TurnEnded ended)
            {
                traces[ended.Turn] = ended.Trace;
            }

            if (position < before && IsItem(entry) && !(entry is NoteAdded removed && _removedNotes.Contains(removed.ClientId)))
            {
                var (place, item) = entry is NoteAdded note
                    ? (Anchor(entry, position), NoteItem(note, position))
                    : Activities.Of(entry, position) is { } activity
                    ? (Anchor(entry, position), activity)
                    : MessageItem(entry, position, traces);
                order.Insert(MessageList.PlaceOf(order, place), place);
                items[position] = item with { HeldBy = owner };
            }
        }

        // The page is cut by position, which never changes; only then does it stand in the thread's order.
        var first = items.Keys.OrderDescending().Take(limit).DefaultIfEmpty().Min();
        return [.. order.Where(message => message.Position >= first).Select(message => items[message.Position])];
    }

    private static bool IsItem(Entry entry) => entry is MessageIn or EchoIn or MessageQueued or NoteAdded || Activities.IsActivity(entry);

    private static OwnerKind? OwnerAfter(Entry entry) => entry switch
    {
        OwnerChanged changed => changed.Owner.Kind,
        EpisodeOpened opened => opened.Owner.Kind,
        _ => null,
    };

    /// <summary>A line of what happened stands where it was recorded, like what we write.</summary>
    private static Message Anchor(Entry entry, long position) =>
        new() { Position = position, At = entry.At, Delivery = DeliveryState.Sent };

    private static ThreadItem NoteItem(NoteAdded note, long position) => new()
    {
        Position = position,
        Kind = ThreadItemKind.Note,
        Author = note.By,
        At = DateTimeOffset.FromUnixTimeMilliseconds(note.At),
        Content = MessageContent.FromText(note.Text),
        MessageKey = "n." + note.ClientId,
        Mentions = [.. note.Mentions ?? []],
    };

    private OwnerKind OwnerBefore(OwnerKind now)
    {
        foreach (var (_, entry) in _entries)
        {
            switch (entry)
            {
                case OwnerChanged changed:
                    return changed.From;
                case EpisodeOpened opened:
                    return opened.From;
            }
        }

        return now;
    }

    private void Index()
    {
        foreach (var (_, entry) in _entries)
        {
            switch (entry)
            {
                case EditIn edit:
                    Add(edit.Target, edit);
                    break;
                case UnsendIn unsend:
                    Add(unsend.Target, unsend);
                    break;
                case ReactionIn reaction:
                    Add(reaction.Target, reaction);
                    break;
                case ReceiptIn { Ids: { } ids } receipt:
                    Array.ForEach(ids, id => Add(id, receipt));
                    break;
                case FileStored stored:
                    _files[(stored.Message, stored.Index)] = stored;
                    break;
                case FileFailed failed:
                    _files[(failed.Message, failed.Index)] = failed;
                    break;
                case FileWanted wanted:
                    _files[(wanted.Message, wanted.Index)] = wanted;
                    break;
                case NoteRemoved removed:
                    _removedNotes.Add(removed.Note);
                    break;
            }
        }

        void Add(string target, InboundEntry change)
        {
            if (!_changes.TryGetValue(target, out var changes))
            {
                _changes.Add(target, changes = []);
            }

            changes.Add(change);
        }
    }

    private (Message Message, ThreadItem Item) MessageItem(Entry entry, long position, Dictionary<string, TurnTrace?> traces)
    {
        var message = entry switch
        {
            MessageIn received => MessageSteps.Begin(received, position),
            EchoIn echo => MessageSteps.Begin(echo, position),
            _ => MessageSteps.Begin((MessageQueued)entry, position),
        };
        var attempts = 0;
        foreach (var (at, step) in entry is MessageQueued ? _entries : [])
        {
            if (step is OutboundEntry outbound && outbound.Message == position)
            {
                attempts += step is AttemptStarted ? 1 : 0;
                message = MessageSteps.After(message, step, at);
                if (step is AttemptAccepted or SendReconciled)
                {
                    message = With<ReceiptIn>(message);
                }
            }
            else if (step is ReceiptIn receipt && MessageSteps.IsCovered(message, receipt))
            {
                message = MessageSteps.After(message, receipt, at);
            }
        }

        message = With<EditIn>(message);
        message = With<ReactionIn>(message);
        message = With<UnsendIn>(message);
        var (content, files) = FileView.Of(message.Content, position, entry is MessageQueued, _files, waiting);
        return (message, new ThreadItem
        {
            Position = position,
            Kind = ThreadItemKind.Message,
            Author = message.Author,
            At = DateTimeOffset.FromUnixTimeMilliseconds(message.At),
            ProviderTime = entry is InboundEntry { Time: { } time } ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
            Content = content,
            MessageKey = message.Key,
            MessageId = message.MessageId.OrNull(),
            ReplyTo = (entry as MessageIn)?.ReplyTo ?? (entry as MessageQueued)?.ReplyTo,
            Delivery = message.Delivery,
            Error = message.Sending?.Error,
            UnknownUntil = message.Delivery == DeliveryState.Unknown && message.Sending is { } unknown
                ? DateTimeOffset.FromUnixTimeMilliseconds(unknown.UnknownUntil)
                : null,
            Attempts = attempts,
            IsUnsent = message.IsUnsent,
            IsEdited = message.Extras?.EditedAt > 0,
            Reactions = message.Extras?.Reaction is { } reaction ? [reaction] : [],
            Trace = entry is MessageQueued { Turn: { } turn } ? Activities.Normal(traces.GetValueOrDefault(turn)) : null,
            Referral = (entry as MessageIn)?.Referral,
            Story = (entry as MessageIn)?.Story,
            Files = files,
            HeldUntil = message is { Delivery: DeliveryState.Queued, Author.Kind: AuthorKind.Person, Sending: { Attempts: 0, Error: null, NextAt: > 0 } held }
                ? DateTimeOffset.FromUnixTimeMilliseconds(held.NextAt)
                : null,
        });
    }

    /// <summary>A message with the changes of one kind that are known for its provider id, in the order they came in.</summary>
    private Message With<T>(Message message)
        where T : InboundEntry
    {
        if (message.MessageId.OrNull() is { } id && _changes.TryGetValue(id, out var changes))
        {
            foreach (var change in changes)
            {
                message = change is T ? MessageSteps.After(message, change, message.Position) : message;
            }
        }

        return message;
    }
}
