using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What an erasure within a conversation writes over.</summary>
internal static class Redactions
{
    /// <summary>What stands in the place of what was said.</summary>
    public static MessageContent Gone { get; } = new() { Kind = ContentKinds.Erased };

    private static readonly SendError s_fileGone = new() { Kind = SendErrorKind.MediaRejected, Text = "This file was erased." };

    /// <summary>The position of a message or note; 0 when there is none.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="messageKey">As <see cref="Abstractions.Conversations.ThreadItem.MessageKey"/>.</param>
    public static long Find(IReadOnlyList<PlacedEntry> entries, string messageKey) => messageKey switch
    {
        ['m', .. var digits] when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position) =>
            entries.FirstOrDefault(one => one.Position == position && one.Entry is MessageIn or EchoIn or MessageQueued).Position,
        ['c', '.', .. var client] => entries.FirstOrDefault(one => one.Entry is MessageQueued queued && string.Equals(queued.ClientId, client, StringComparison.Ordinal)).Position,
        ['n', '.', .. var client] => entries.FirstOrDefault(one => one.Entry is NoteAdded note && string.Equals(note.ClientId, client, StringComparison.Ordinal)).Position,
        _ => 0,
    };

    /// <summary>Whether a message of ours is on its way: neither given to the platform nor given up.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="position">The message.</param>
    public static bool IsBeingSent(IReadOnlyList<PlacedEntry> entries, long position)
    {
        var isOpen = false;
        foreach (var (at, _, entry, _) in entries)
        {
            isOpen = (entry is MessageQueued && at == position) || (entry is OutboundEntry step && step.Message == position
                ? step is not (AttemptAccepted or SendReconciled or SendCancelled) && !(step is AttemptFailed { RetryAt: 0 })
                : isOpen);
        }

        return isOpen;
    }

    /// <summary>The copies of files that a message has.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="position">The message.</param>
    public static IEnumerable<string> FilesOf(IReadOnlyList<PlacedEntry> entries, long position) =>
        entries.Select(static one => one.Entry).SelectMany(entry => entry switch
        {
            FileStored stored when stored.Message == position => [stored.File],
            _ => Array.Empty<string>(),
        }).Concat(entries.Where(one => one.Position == position).SelectMany(static one => ContentOf(one.Entry)?.Attachments.Select(static file => file.StoredAs).OfType<string>() ?? []));

    /// <summary>
    /// Takes a message out: what it said in every version, its files, and what assistants kept as evidence from then on, which
    /// may quote it. Who wrote it, when, and how it was delivered stays.
    /// </summary>
    /// <param name="entries">All entries.</param>
    /// <param name="position">The message.</param>
    public static Dictionary<long, Entry> OfMessage(IReadOnlyList<PlacedEntry> entries, long position)
    {
        var id = entries.Where(one => one.Position == position).Select(static one => IdOf(one.Entry)).FirstOrDefault()
            ?? entries.Select(one => one.Entry is AttemptAccepted accepted && accepted.Message == position ? accepted.Id : null).FirstOrDefault(static one => one is not null);

        // An agent's own message: the turn that wrote it may stand before it.
        var turn = entries.Where(one => one.Position == position).Select(static one => (one.Entry as MessageQueued)?.Turn).FirstOrDefault();

        // A message for later was written down when it was scheduled, too.
        var client = entries.Where(one => one.Position == position).Select(static one => (one.Entry as MessageQueued)?.ClientId).FirstOrDefault();
        var replaced = new Dictionary<long, Entry>();
        foreach (var (at, _, entry, _) in entries)
        {
            var mayQuote = at > position || (turn is not null && string.Equals((entry as TurnEnded)?.Turn, turn, StringComparison.Ordinal));
            if ((at == position ? WithoutContent(entry) : Related(entry, position, id, client) ?? (mayQuote ? WithoutTrace(entry) : null)) is { } next && next != entry)
            {
                replaced[at] = next;
            }
        }

        return replaced;
    }

    /// <summary>The turns whose evidence is too old.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="before">Only turns that ended before, milliseconds since 1970.</param>
    public static ImmutableArray<long> TurnsWithTraces(IReadOnlyList<PlacedEntry> entries, long before) =>
        [.. entries.Where(one => one.Entry.At < before && HasTrace(one.Entry)).Select(static one => one.Position)];

    /// <summary>Whether an entry holds what an assistant kept as evidence.</summary>
    /// <param name="entry">The entry.</param>
    public static bool HasTrace(Entry entry) =>
        entry is TurnEnded { Trace: not null } or TurnEnded { Reason: not null } or TurnDropped { Trace: not null } or TurnDropped { Replies: not null } or TurnDropped { Reason: not null };

    /// <summary>Takes out what assistants kept as evidence.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="turns">The positions of the turns' ends.</param>
    public static Dictionary<long, Entry> OfTraces(IReadOnlyList<PlacedEntry> entries, ImmutableArray<long> turns)
    {
        var chosen = turns.ToHashSet();
        return entries.Where(one => chosen.Contains(one.Position)).ToDictionary(static one => one.Position, static one => WithoutTrace(one.Entry) ?? one.Entry);
    }

    /// <summary>The messages whose files are too old. One that is still being sent is not among them.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="before">Only messages that were recorded before, milliseconds since 1970.</param>
    public static ImmutableArray<long> MessagesWithFiles(IReadOnlyList<PlacedEntry> entries, long before) =>
        [.. entries.Where(one => one.Entry.At < before && HasFiles(one.Entry) && !IsBeingSent(entries, one.Position)).Select(static one => one.Position)];

    /// <summary>Whether an entry is a message with files of which more than their kind is known.</summary>
    /// <param name="entry">The entry.</param>
    public static bool HasFiles(Entry entry) => ContentOf(entry) is { Attachments.IsDefaultOrEmpty: false } content && !IsWithoutFiles(content);

    /// <summary>How many files a message has.</summary>
    /// <param name="entry">The message.</param>
    public static int FileCount(Entry entry) => ContentOf(entry)?.Attachments is { IsDefault: false } files ? files.Length : 0;

    /// <summary>Takes out the files of messages, their names and addresses. What was said stays.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="messages">The messages' positions.</param>
    public static Dictionary<long, Entry> OfFiles(IReadOnlyList<PlacedEntry> entries, ImmutableArray<long> messages)
    {
        var chosen = messages.ToHashSet();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, _, entry, _) in entries)
        {
            if (chosen.Contains(at) && (IdOf(entry) ?? (entry as MessageQueued)?.ClientId) is { } name)
            {
                named.Add(name);
            }
        }

        var replaced = new Dictionary<long, Entry>();
        foreach (var (at, _, entry, _) in entries)
        {
            Entry? next = entry switch
            {
                MessageIn message when chosen.Contains(at) => message with { Content = WithoutFiles(message.Content) },
                EchoIn echo when chosen.Contains(at) => echo with { Content = WithoutFiles(echo.Content) },
                MessageQueued queued when chosen.Contains(at) => queued with { Content = WithoutFiles(queued.Content) },
                SendScheduled scheduled when named.Contains(scheduled.ClientId) && !IsWithoutFiles(scheduled.Content) => scheduled with { Content = WithoutFiles(scheduled.Content) },
                EditIn edit when named.Contains(edit.Target) && !IsWithoutFiles(edit.Content) => edit with { Content = WithoutFiles(edit.Content) },
                FileStored stored when chosen.Contains(stored.Message) => Failed(stored),
                FileWanted wanted when chosen.Contains(wanted.Message) => wanted with { File = new Attachment { Kind = wanted.File.Kind, IsErased = true } },
                _ => null,
            };
            if (next is not null)
            {
                replaced[at] = next;
            }
        }

        return replaced;
    }

    private static bool IsWithoutFiles(MessageContent content) => content.Attachments.IsDefaultOrEmpty || content.Attachments.All(static file => file.IsErased);

    private static MessageContent WithoutFiles(MessageContent content) => content with
    {
        Attachments = [.. content.Attachments.Select(static file => new Attachment { Kind = file.Kind, IsVoice = file.IsVoice, IsErased = true })],
    };

    private static Entry? WithoutContent(Entry entry) => entry switch
    {
        MessageIn message => message with { Content = Gone, Story = null, Referral = null, Product = null },
        EchoIn echo => echo with { Content = Gone },
        MessageQueued queued => queued with { Content = Gone },
        NoteAdded note => note with { Text = "", Mentions = null },
        _ => null,
    };

    private static Entry? Related(Entry entry, long position, string? id, string? client) => entry switch
    {
        SendScheduled scheduled when client is not null && string.Equals(scheduled.ClientId, client, StringComparison.Ordinal) => scheduled with { Content = Gone },
        EditIn edit when id is not null && string.Equals(edit.Target, id, StringComparison.Ordinal) => edit with { Content = Gone },
        FileStored stored when stored.Message == position => Failed(stored),
        FileWanted wanted when wanted.Message == position => wanted with { File = new Attachment { Kind = wanted.File.Kind } },
        ActivityIn activity when id is not null && (string.Equals(activity.Subject, id, StringComparison.Ordinal) || string.Equals(activity.Parent, id, StringComparison.Ordinal)) =>
            activity with { Text = null, Payload = null, Details = null },
        _ => null,
    };

    private static Entry? WithoutTrace(Entry entry) => entry switch
    {
        TurnEnded ended => ended with { Trace = null, Reason = null },
        TurnDropped dropped => dropped with { Trace = null, Reason = null, Replies = null },
        OwnerChanged { Cause: OwnerCause.HandedOver } handed => handed with { Reason = null },
        _ => null,
    };

    private static FileFailed Failed(FileStored stored) => new() { At = stored.At, Message = stored.Message, Index = stored.Index, Error = s_fileGone };

    private static MessageContent? ContentOf(Entry entry) => entry switch
    {
        MessageIn message => message.Content,
        EchoIn echo => echo.Content,
        MessageQueued queued => queued.Content,
        _ => null,
    };

    private static string? IdOf(Entry entry) => entry switch
    {
        MessageIn message => message.Id,
        EchoIn echo => echo.Id,
        NoteAdded => null,
        _ => null,
    };
}
