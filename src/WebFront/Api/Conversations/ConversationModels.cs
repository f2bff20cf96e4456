using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>Conversations as programs see them.</summary>
internal static class ConversationModels
{
    /// <summary>A conversation.</summary>
    internal sealed record Conversation(
        string Id,
        long Number,
        string Status,
        string Channel,
        string ChannelId,
        string ContactName,
        string Holder,
        string? HolderId,
        Named? Assignee,
        Named? Team,
        string Priority,
        ImmutableArray<string> Labels,
        int Unread,
        string Preview,
        DateTimeOffset OpenedAt,
        DateTimeOffset LastActivityAt,
        DateTimeOffset? WaitingSince,
        DateTimeOffset? SnoozedUntil,
        DateTimeOffset? WindowClosesAt,
        string? ContactId);

    /// <summary>A thing with a name.</summary>
    internal sealed record Named(string Id, string? Name);

    /// <summary>A new status.</summary>
    internal sealed record StatusBody(string? Status, DateTimeOffset? SnoozedUntil);

    /// <summary>Who is to be responsible. What is left out stays; null takes away.</summary>
    internal sealed record AssignBody
    {
        /// <summary>The member's id; empty for nobody.</summary>
        public string? AssigneeId { get; init; }

        /// <summary>The team's id; empty for no team.</summary>
        public string? TeamId { get; init; }
    }

    /// <summary>Labels to put on and take off, by id.</summary>
    internal sealed record LabelsBody(ImmutableArray<string>? Add, ImmutableArray<string>? Remove);

    /// <summary>A new priority.</summary>
    internal sealed record PriorityBody(string? Priority);

    /// <summary>A message or a line of the thread.</summary>
    internal sealed record Message(
        long Position,
        string Kind,
        string AuthorKind,
        string? AuthorName,
        DateTimeOffset At,
        DateTimeOffset? ProviderTime,
        string? MessageKey,
        string? ContentKind,
        string? Text,
        ImmutableArray<File> Attachments,
        string? Delivery,
        string? Error,
        string? Activity,
        string? Detail,
        bool IsEdited,
        bool IsUnsent,
        string? MessageId,
        string? ReplyTo,
        ImmutableArray<string> Reactions,
        ImmutableArray<OptionBody> Options,
        Place? Location,
        string? Story,
        int Attempts,
        ImmutableArray<string> Mentions);

    /// <summary>A file of a message; its id downloads it once it was fetched.</summary>
    internal sealed record File(string Kind, string? Name, string? Type, long? Size, string? Id);

    /// <summary>A message to send: a text, a file with or without words, a WhatsApp template, or a place.</summary>
    internal sealed record SendBody(
        string? Text, TemplateBody? Template, ImmutableArray<OptionBody>? Options, string? ReplyTo, DateTimeOffset? SendAt, string? FileId, Place? Location);

    /// <summary>A place.</summary>
    internal sealed record Place(double Latitude, double Longitude, string? Name, string? Address);

    /// <summary>A template with its parameters.</summary>
    internal sealed record TemplateBody(
        string? Name,
        string? Language,
        ImmutableArray<string>? BodyParameters,
        ImmutableArray<string>? HeaderParameters,
        ImmutableArray<ButtonParameter>? ButtonParameters);

    /// <summary>What fills a button of a template: its place from 0, its type (url or quick_reply), its text.</summary>
    internal sealed record ButtonParameter(int Index, string? Type, string? Text);

    /// <summary>A file that was kept.</summary>
    internal sealed record FileKept(string Id, string Kind, string? Name, string? Type, long? Size);

    /// <summary>What may be sent now.</summary>
    internal sealed record Composer(
        bool CanReply,
        DateTimeOffset? WindowClosesAt,
        DateTimeOffset? PersonWindowClosesAt,
        bool CanSendTemplate,
        int TextLimit,
        string TextUnit,
        int MaxOptions,
        string? Reason,
        ImmutableArray<FileKind> Files,
        DateTimeOffset? MarketingStoppedAt);

    /// <summary>A kind of file that the channel takes.</summary>
    internal sealed record FileKind(string Kind, long MaxBytes, ImmutableArray<string> Types);

    /// <summary>A message for later.</summary>
    internal sealed record Scheduled(string MessageKey, string? AuthorName, string ContentKind, string? Text, DateTimeOffset SendAt, DateTimeOffset WrittenAt);

    /// <summary>What is to be done to many conversations. What is left out stays.</summary>
    internal sealed record BulkBody(
        ImmutableArray<string>? Ids,
        string? Status,
        DateTimeOffset? SnoozedUntil,
        string? Priority,
        ImmutableArray<string>? AddLabels,
        ImmutableArray<string>? RemoveLabels,
        bool? IsRead);

    /// <summary>What came of one of them.</summary>
    internal sealed record BulkResult(string Id, bool IsDone, string? Code, string? Detail);

    /// <summary>A message or note that was found.</summary>
    internal sealed record Hit(Conversation Conversation, long Position, DateTimeOffset At, string AuthorKind, string? AuthorName, string Snippet, bool IsNote);

    /// <summary>What help is wanted.</summary>
    internal sealed record AssistBody(string? Task, string? Draft, string? Language);

    /// <summary>The help.</summary>
    internal sealed record Assistance(string Text);

    /// <summary>A quick reply.</summary>
    internal sealed record OptionBody(string? Title, string? Payload);

    /// <summary>A private note, and the members whom it names.</summary>
    internal sealed record NoteBody(string? Text, ImmutableArray<string>? MentionIds);

    /// <summary>What was queued.</summary>
    internal sealed record Queued(string? MessageKey, long Version);

    /// <summary>A label of the catalogue.</summary>
    internal sealed record LabelModel(string Id, string Name, string Colour, string? About);

    /// <summary>A label to make or change.</summary>
    internal sealed record LabelBody(string? Name, string? Colour, string? About);

    /// <summary>A conversation as a program sees it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="contactId">The contact, where it was looked up.</param>
    public static Conversation Of(ConversationSummary row, string? contactId = null) => new(
        InboxAddress.Encode(row.Key),
        row.Number,
        ApiWords.Of(row.Status),
        row.Key.Connection.Platform.Name(),
        row.Key.Connection.AssetId,
        row.ContactName,
        ApiWords.Of(row.Owner.Kind),
        row.Owner.Id,
        row.Assignee is { } assignee ? new Named(assignee.Id, assignee.Name) : null,
        row.Team is { } team ? new Named(team.Id, team.Name) : null,
        ApiWords.Of(row.Priority),
        row.Labels,
        row.Unread,
        row.Preview,
        row.OpenedAt,
        row.LastActivityAt,
        row.WaitingSince,
        row.SnoozedUntil,
        row.WindowClosesAt,
        contactId);

    /// <summary>A line of the thread as a program sees it.</summary>
    /// <param name="item">The line.</param>
    public static Message Of(ThreadItem item) => new(
        item.Position,
        ApiWords.Of(item.Kind),
        ApiWords.Of(item.Author.Kind),
        item.Author.Name,
        item.At,
        item.ProviderTime,
        item.MessageKey,
        item.Content?.Kind,
        item.Content?.Text,
        [.. (item.Content?.Attachments ?? []).Select(static file => new File(file.Kind, file.FileName, file.MimeType, file.Size, file.StoredAs))],
        item.Delivery is { } delivery ? ApiWords.Of(delivery) : null,
        Sentences.Say(item.Error?.Text),
        item.Activity,
        item.Detail,
        item.IsEdited,
        item.IsUnsent,
        item.MessageId,
        item.ReplyTo,
        item.Reactions.IsDefault ? [] : item.Reactions,
        [.. (item.Content?.Options ?? []).Select(static option => new OptionBody(option.Title, option.Payload))],
        item.Content?.Location is { } place ? new Place(place.Latitude, place.Longitude, place.Name, place.Address) : null,
        item.Story,
        item.Attempts,
        [.. (item.Mentions.IsDefault ? [] : item.Mentions).Select(static one => one.Id)]);
}
