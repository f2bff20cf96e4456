using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Instagram;

/// <summary>Reads an Instagram change: comments (three shapes), mentions, test messages of the app dashboard.</summary>
internal static class InstagramChanges
{
    /// <summary>Reads a change.</summary>
    /// <param name="change">The object with <c>field</c> and <c>value</c>.</param>
    /// <param name="account">The account's id.</param>
    /// <param name="time">The entry's time.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Read(JsonView change, string account, long? time, EventSink sink)
    {
        var value = change["value"u8];
        if (MessagingReader.IsItem(value))
        {
            MessagingReader.Read(MessagingItem.Of(sink, account, isStandby: false, value));
            return;
        }

        var field = change["field"u8].Text();
        switch (field)
        {
            case "comments" or "live_comments":
                ReadComment(field, value, account, time, sink);
                break;
            case "mentions":
                sink.Add(new AccountEvent
                {
                    Platform = sink.Platform,
                    AssetId = account,
                    ProviderTime = time,
                    Event = "mention",
                    SubjectId = value["comment_id"u8].Text(),
                    MediaId = value["media_id"u8].Text(),
                });
                break;
            default:
                sink.Ignore("unknown_field", account, field);
                break;
        }
    }

    private static void ReadComment(string field, JsonView value, string account, long? time, EventSink sink)
    {
        var from = value["from"u8];
        CommentEvents.Add(
            sink,
            account,
            Identities.Of(from["id"u8].Text(), username: from["username"u8].Text()),
            new(
                "comment",
                field,
                value["comment_id"u8].Text() ?? value["id"u8].Text(),
                value["text"u8].Text(),
                value["parent_id"u8].Text(),
                value["media"u8]["id"u8].Text(),
                time),
            value);
    }
}
