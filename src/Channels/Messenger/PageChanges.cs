using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Messenger;

/// <summary>Reads the <c>changes</c> of a Page: comments and posts, leads, mentions, test messages of the app dashboard.</summary>
internal static class PageChanges
{
    /// <summary>Reads a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="page">The Page's id.</param>
    /// <param name="time">The entry's time.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Read(JsonView change, string page, long? time, EventSink sink)
    {
        var value = change["value"u8];
        if (MessagingReader.IsItem(value))
        {
            MessagingReader.Read(MessagingItem.Of(sink, page, isStandby: false, value));
            return;
        }

        var field = change["field"u8].Text();
        switch (field)
        {
            case "feed":
                ReadFeed(value, page, time, sink);
                break;
            case "leadgen":
                sink.Add(new AccountEvent
                {
                    Platform = sink.Platform,
                    AssetId = page,
                    ProviderTime = ProviderTimes.Read(value["created_time"u8]) ?? time,
                    Event = "leadgen",
                    SubjectId = value["leadgen_id"u8].Text(),
                    MediaId = value["form_id"u8].Text(),
                });
                break;
            case "mention":
                sink.Add(new AccountEvent
                {
                    Platform = sink.Platform,
                    AssetId = page,
                    ProviderTime = ProviderTimes.Read(value["created_time"u8]) ?? time,
                    Event = "mention",
                    SubjectId = value["comment_id"u8].Text(),
                    MediaId = value["post_id"u8].Text(),
                });
                break;
            default:
                sink.Ignore("unknown_field", page, field);
                break;
        }
    }

    private static void ReadFeed(JsonView value, string page, long? time, EventSink sink)
    {
        var item = value["item"u8].Text();
        var verb = value["verb"u8].Text();
        var isComment = item == "comment";

        // The author stands in "from", in old shapes in "sender_id" and "sender_name".
        var author = Identities.Of(
            value["from"u8]["id"u8].Text() ?? value["sender_id"u8].Text(),
            name: value["from"u8]["name"u8].Text() ?? value["sender_name"u8].Text());
        CommentEvents.Add(
            sink,
            page,
            author,
            new(
                isComment ? "comment" : "feed",
                isComment ? $"feed.comment.{verb}" : $"{item}.{verb}",
                value["comment_id"u8].Text() ?? value["post_id"u8].Text(),
                value["message"u8].Text(),
                value["parent_id"u8].Text(),
                isComment ? value["post_id"u8].Text() : null,
                ProviderTimes.Read(value["created_time"u8]) ?? time),
            value);
    }
}
