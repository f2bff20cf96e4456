using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Grains.Search;

/// <summary>What of the journal can be found by its words.</summary>
internal static class SearchTexts
{
    private const long Unplaced = -1;

    /// <summary>What a record changes in the index.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="version">The record's version: the position of its last entry.</param>
    /// <param name="entries">Its entries.</param>
    public static IEnumerable<IndexedText> Of(ConversationKey conversation, long version, ImmutableArray<Entry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            var position = version - (entries.Length - 1 - i);
            if (Change(conversation, entries[i], position) is { } change)
            {
                yield return change with { Version = version, Source = position };
            }
        }
    }

    /// <summary>The text of an entry, who wrote it, and whether it is a note.</summary>
    /// <param name="entry">The entry.</param>
    public static (string Text, Author Author, bool IsNote)? Read(Entry entry) => entry switch
    {
        MessageIn message => (TextOf(message.Content), message.Self ? Author.NativeApp : Author.Customer, false),
        EchoIn echo => (TextOf(echo.Content), echo.By, false),
        EditIn edit => (TextOf(edit.Content), edit.Own ? Author.NativeApp : Author.Customer, false),
        MessageQueued queued => (TextOf(queued.Content), queued.By, false),
        NoteAdded note => (note.Text, note.By, true),
        ContactUpdated contact => (NameOf(contact), Author.Customer, false),
        _ => null,
    };

    /// <summary>What finds a message that was written over where it stands: its text as it was edited last.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="message">The message.</param>
    /// <param name="entries">All entries.</param>
    public static IndexedText Restated(ConversationKey conversation, PlacedEntry message, IReadOnlyList<PlacedEntry> entries)
    {
        var id = message.Entry switch
        {
            MessageIn own => own.Id,
            EchoIn echo => echo.Id,
            _ => null,
        };
        var source = id is null ? message : entries.LastOrDefault(one => one.Entry is EditIn edit && edit.Target == id) is { Entry: not null } edited ? edited : message;
        return new IndexedText
        {
            Conversation = conversation,
            Position = message.Position,
            Id = id,
            Version = source.Record,
            Source = source.Position,
            Words = Read(source.Entry) is { } text ? SearchWords.Of(text.Text) : [],
        };
    }

    private static IndexedText? Change(ConversationKey conversation, Entry entry, long position)
    {
        var (place, id) = entry switch
        {
            MessageIn message => (position, message.Id),
            EchoIn echo => (position, echo.Id),
            MessageQueued => (position, null),
            NoteAdded note => (position, "note:" + note.ClientId),
            ContactUpdated => (0L, null),
            EditIn edit => (Unplaced, edit.Target),
            UnsendIn unsend => (Unplaced, unsend.Target),
            NoteRemoved removed => (Unplaced, "note:" + removed.Note),
            ContentErased { Message: > 0 } erased => (erased.Message, null),
            _ => (long.MinValue, (string?)null),
        };
        if (place == long.MinValue)
        {
            return null;
        }

        ImmutableArray<string> words = Read(entry) is { } text ? SearchWords.Of(text.Text) : [];
        return words.IsEmpty && place >= 0 ? null : new IndexedText { Conversation = conversation, Position = place, Id = id, Words = words };
    }

    private static string TextOf(MessageContent content) => content.Attachments.IsDefaultOrEmpty && content.Location is null ? content.Text ?? string.Empty : string.Join(
        ' ',
        new[] { content.Text, content.Location?.Name, content.Location?.Address }
            .Concat(content.Attachments.IsDefaultOrEmpty ? [] : content.Attachments.SelectMany(static file => new[] { file.FileName, file.Title }))
            .Where(static part => !string.IsNullOrWhiteSpace(part)));

    private static string NameOf(ContactUpdated contact) =>
        string.Join(' ', new[] { contact.Name, contact.Username, contact.Phone }.Where(static part => !string.IsNullOrWhiteSpace(part)));
}
