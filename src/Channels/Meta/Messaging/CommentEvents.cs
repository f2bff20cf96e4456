using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>
/// Makes events of comments and posts. A stranger's belongs to their thread; the account's own, and one without an
/// author, concerns the account: it must not open a thread with ourselves.
/// </summary>
internal static class CommentEvents
{
    /// <summary>Adds a comment or post.</summary>
    /// <param name="sink">Takes the event.</param>
    /// <param name="assetId">The account.</param>
    /// <param name="author">Who wrote; null when not said.</param>
    /// <param name="comment">What to say of it.</param>
    /// <param name="raw">The change's value, for the dedupe id.</param>
    public static void Add(EventSink sink, string assetId, ContactIdentity? author, in Comment comment, JsonView raw)
    {
        if (author is null || author.Ids[0] == assetId)
        {
            sink.Add(new AccountEvent
            {
                Platform = sink.Platform,
                AssetId = assetId,
                ProviderTime = comment.Time,
                Event = comment.Event,
                Kind = comment.Kind,
                SubjectId = comment.Id,
                Text = comment.Text,
                ParentId = comment.ParentId,
                MediaId = comment.MediaId,
                AuthorId = author?.Ids[0],
                AuthorName = author?.Name ?? author?.Username,
            });
            return;
        }

        sink.Add(new ContactActivity
        {
            Platform = sink.Platform,
            AssetId = assetId,
            ProviderTime = comment.Time,
            Contact = author,
            DedupeId = DedupeIds.Of(comment.Event, raw.Raw),
            Event = comment.Event,
            Kind = comment.Kind,
            SubjectId = comment.Id,
            Text = comment.Text,
            ParentId = comment.ParentId,
            MediaId = comment.MediaId,
        });
    }

    /// <summary>What a comment or post says.</summary>
    /// <param name="Event">"comment" or "feed".</param>
    /// <param name="Kind">The platform's sub-kind.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="ParentId">What it answers.</param>
    /// <param name="MediaId">The post or media it stands under.</param>
    /// <param name="Time">When, milliseconds since 1970.</param>
    public readonly record struct Comment(
        string Event, string? Kind, string? Id, string? Text, string? ParentId, string? MediaId, long? Time);
}
