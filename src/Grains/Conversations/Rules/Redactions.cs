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
        var replaced = new Dictionary<long, Entry>();
        foreach (var (at, _, entry, _) in entries)
        {
            var mayQuote = at > position || (turn is not null && string.Equals((entry as TurnEnded)?.Turn, turn, StringComparison.Ordinal));
            if ((at == position ? WithoutContent(entry) : Related(entry, position, id) ?? (mayQuote ? WithoutTrace(entry) : null)) is { } next && next != entry)
            {
                replaced[at] = next;
            }
        }

        return replaced;
    }

    /// <summary>Takes out what assistants kept as evidence.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="before">Only of turns that ended before, milliseconds since 1970.</param>
    public static Dictionary<long, Entry> OfTraces(IReadOnlyList<PlacedEntry> entries, long before) => entries
        .Where(one => one.Entry.At < before)
        .Select(static one => (one.Position, Next: one.Entry is TurnEnded { Trace: not null } or TurnDropped { Trace: not null } or TurnDropped { Replies: not null } ? WithoutTrace(one.Entry) : null))
        .Where(static one => one.Next is not null)
        .ToDictionary(static one => one.Position, static one => one.Next!);

    /// <summary>Takes out the copies of files.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="before">Only those that were stored before, milliseconds since 1970.</param>
    public static Dictionary<long, Entry> OfFiles(IReadOnlyList<PlacedEntry> entries, long before) => entries
        .Where(one => one.Entry is FileStored && one.Entry.At < before)
        .ToDictionary(static one => one.Position, static one => (Entry)Failed((FileStored)one.Entry));

    private static Entry? WithoutContent(Entry entry) => entry switch
    {
        MessageIn message => message with { Content = Gone, Story = null, Referral = null, Product = null },
        EchoIn echo => echo with { Content = Gone },
        MessageQueued queued => queued with { Content = Gone },
        NoteAdded note => note with { Text = "", Mentions = null },
        _ => null,
    };

    private static Entry? Related(Entry entry, long position, string? id) => entry switch
    {
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
